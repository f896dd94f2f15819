namespace LaborContracts.Verification.Comparison;

/// <summary>The shortest way from one list to another by leaving out and putting in (Myers 1986, §4b).</summary>
internal static class Edits
{
    /// <summary>The places where they differ, in order; null if more than <paramref name="most"/> items are left out or put in.</summary>
    public static IReadOnlyList<Edit>? Between(IReadOnlyList<string> before, IReadOnlyList<string> after, int most)
    {
        var start = 0;
        while (start < before.Count && start < after.Count && before[start] == after[start]) start++;
        var (ends, afterEnds) = (before.Count, after.Count);
        while (ends > start && afterEnds > start && before[ends - 1] == after[afterEnds - 1]) (ends, afterEnds) = (ends - 1, afterEnds - 1);

        var (isOut, isIn) = (new bool[before.Count], new bool[after.Count]);
        if (Steps(before, after, start, ends, afterEnds, most) is not { } steps) return null;
        Mark(steps, start, ends, afterEnds, isOut, isIn);
        return Gather(isOut, isIn);
    }

    /// <summary>For each number of edits, how far each diagonal had come before it; null if they do not suffice.</summary>
    private static List<int[]>? Steps(
        IReadOnlyList<string> before, IReadOnlyList<string> after, int start, int ends, int afterEnds, int most)
    {
        var (steps, centre) = (new List<int[]>(), most + 1);
        var furthest = new int[2 * most + 3];
        for (var edits = 0; edits <= most; edits++)
        {
            steps.Add(furthest[(centre - edits - 1)..(centre + edits + 2)]);
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = IsDown(diagonal, edits, furthest, centre) ? furthest[centre + diagonal + 1] : furthest[centre + diagonal - 1] + 1;
                while (start + x < ends && x - diagonal >= 0 && start + x - diagonal < afterEnds && before[start + x] == after[start + x - diagonal]) x++;
                furthest[centre + diagonal] = x;
                if (start + x >= ends && start + x - diagonal >= afterEnds) return steps;
            }
        }

        return null;
    }

    private static bool IsDown(int diagonal, int edits, int[] furthest, int centre) => diagonal == -edits
        || (diagonal != edits && furthest[centre + diagonal - 1] < furthest[centre + diagonal + 1]);

    /// <summary>Goes the way back from the end.</summary>
    private static void Mark(List<int[]> steps, int start, int ends, int afterEnds, bool[] isOut, bool[] isIn)
    {
        var (x, y) = (ends - start, afterEnds - start);
        for (var edits = steps.Count - 1; edits > 0; edits--)
        {
            var (furthest, centre) = (steps[edits], edits + 1);
            var diagonal = x - y;
            var isDown = IsDown(diagonal, edits, furthest, centre);
            var from = isDown ? diagonal + 1 : diagonal - 1;
            (x, y) = (furthest[centre + from], furthest[centre + from] - from);
            if (isDown) isIn[start + y] = true;
            else isOut[start + x] = true;
        }
    }

    private static List<Edit> Gather(bool[] isOut, bool[] isIn)
    {
        var edits = new List<Edit>();
        for (int x = 0, y = 0; x < isOut.Length || y < isIn.Length;)
        {
            var (outFrom, inFrom) = (x, y);
            while (x < isOut.Length && isOut[x]) x++;
            while (y < isIn.Length && isIn[y]) y++;
            if (x > outFrom || y > inFrom) edits.Add(new(outFrom, x - outFrom, inFrom, y - inFrom));
            else (x, y) = (x + 1, y + 1);
        }

        return edits;
    }
}

/// <summary>Items of the first list in whose place others stand in the second.</summary>
internal readonly record struct Edit(int Out, int OutCount, int In, int InCount);
