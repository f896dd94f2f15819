using System.Globalization;
using System.Text;
using LaborContracts.Signatures.Tests.Attacks;

namespace LaborContracts.Fuzz;

/// <summary>Makes a hostile file from an honest one; which one, and how, the dice say.</summary>
internal sealed class Mutations(Corpus corpus)
{
    private const int HighestNumber = 70;

    public byte[] Make(Dice dice)
    {
        var honest = dice.Of(corpus.Files);
        var pdf = dice.Below(10) switch
        {
            < 4 => Updated(honest.Bytes, dice),
            < 5 => Updated(Updated(honest.Bytes, dice), dice),
            < 8 => Scratched(honest, dice),
            < 9 => Spliced(honest.Bytes, dice.Of(corpus.Files).Bytes, dice),
            _ => Relisted(honest, dice),
        };
        if (dice.Chance(5)) pdf = Forged(pdf, dice);
        return dice.Chance(3) ? Bytewise(pdf, dice, 0, pdf.Length) : pdf;
    }

    /// <summary>An update of well-formed objects with a cross-reference that fits: it gets past every reader.</summary>
    private static byte[] Updated(byte[] pdf, Dice dice)
    {
        var file = RawFile.After(pdf);
        file.Size(dice.Chance(95) ? 4000 : dice.Below(100));
        var taken = new HashSet<int>();
        for (var i = dice.Below(5); i >= 0; i--)
        {
            var at = dice.Below(Bodies.Objects.Length);
            var number = dice.Chance(70) ? UsualNumber(at, dice) : 1 + dice.Below(HighestNumber);
            if (!taken.Add(number)) continue;
            var freed = dice.Chance(4);
            if (freed) file.Free(number);
            if (dice.Chance(5)) file.Hide(number, Bodies.Objects[at]);
            else if (!freed) file.Add(number, dice.Chance(60) ? Twisted(Bodies.Objects[at], dice) : Bodies.Objects[at], dice.Chance(97) ? 0 : 1);
        }

        var trailer = dice.Below(6) switch
        {
            0 => "", 1 => "/Info 18 0 R", 2 => "/Info 18 0 R", 3 => "/Info 18 0 R",
            4 => $"/Info {1 + dice.Below(HighestNumber)} 0 R", _ => $"/Info 18 0 R/{dice.Of(Bodies.Keys)} {dice.Of(Bodies.Values)}",
        };
        return file.End(trailer, root: dice.Chance(97) ? "1 0 R" : $"{1 + dice.Below(HighestNumber)} 0 R");
    }

    /// <summary>The number under which an honest file has an object of this kind.</summary>
    private static int UsualNumber(int body, Dice dice) => body switch
    {
        0 => 1, 1 => 2, 2 or 3 => 3, 4 => 6, 5 or 6 => 7, 7 or 8 => 9, 9 or 10 => 10, 11 => 11, 12 => 12, 13 or 14 => 61, 15 or 16 => 62,
        17 or 18 => 60, 19 => 18, 20 or 21 => 17, 22 => 4, 23 => 63, 24 => 15, 25 => 61, _ => 1 + dice.Below(HighestNumber),
    };

    private static string Twisted(string body, Dice dice)
    {
        var text = new StringBuilder(body);
        for (var i = dice.Below(3); i >= 0; i--)
        {
            var at = dice.Below(text.Length);
            switch (dice.Below(5))
            {
                case 0: // another entry
                    var dictionary = text.ToString().LastIndexOf(">>", StringComparison.Ordinal);
                    if (dictionary >= 0) text.Insert(dictionary, $"/{dice.Of(Bodies.Keys)} {dice.Of(Bodies.Values)}");
                    break;
                case 1: // another number
                    while (at < text.Length && !char.IsAsciiDigit(text[at])) at++;
                    var end = at;
                    while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
                    if (end > at) text.Remove(at, end - at).Insert(at, (1 + dice.Below(HighestNumber)).ToString(CultureInfo.InvariantCulture));
                    break;
                case 2: // another key
                    var key = text.ToString().IndexOf('/', at);
                    if (key < 0) break;
                    var stop = key + 1;
                    while (stop < text.Length && char.IsAsciiLetterOrDigit(text[stop])) stop++;
                    text.Remove(key, stop - key).Insert(key, $"/{dice.Of(Bodies.Keys)}");
                    break;
                case 3:
                    text[at] = (char)dice.Byte();
                    break;
                default: // another value in a list
                    var list = text.ToString().LastIndexOf(']');
                    if (list >= 0) text.Insert(list, $" {dice.Of(Bodies.Values)}");
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Bytes changed: anywhere, or only behind what the first signer covered.</summary>
    private static byte[] Scratched(HonestFile honest, Dice dice)
    {
        var covered = honest.Signatures[dice.Below(honest.Signatures.Count)];
        return dice.Below(3) switch
        {
            0 => Bytewise(honest.Bytes, dice, 0, honest.Bytes.Length),
            1 => Bytewise(honest.Bytes, dice, covered.Gap.Start, Math.Min(covered.Gap.Start + 6600, covered.Gap.End)),
            _ => Bytewise(honest.Bytes, dice, Math.Min(covered.Covered.Length, honest.Bytes.Length - 600), honest.Bytes.Length),
        };
    }

    private static byte[] Bytewise(byte[] pdf, Dice dice, int from, int to)
    {
        var bytes = new List<byte>(pdf);
        for (var i = dice.Below(4); i >= 0; i--)
        {
            var at = Math.Min(from + dice.Below(to - from), bytes.Count - 1);
            if (at < 0) break;
            switch (dice.Below(8))
            {
                case 0: bytes[at] ^= (byte)(1 << dice.Below(8)); break;
                case 1: bytes[at] = dice.Byte(); break;
                case 2: bytes.Insert(at, dice.Byte()); break;
                case 3: bytes.RemoveRange(at, Math.Min(1 + dice.Below(40), bytes.Count - at)); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(1 + dice.Below(200), bytes.Count - at))); break;
                case 5: bytes.InsertRange(at, Bodies.Latin1(dice.Of(Bodies.Values))); break;
                case 6: bytes.InsertRange(at, Bodies.Latin1(dice.Of(Bodies.Objects))); break;
                default:
                    while (at < bytes.Count && bytes[at] is < (byte)'0' or > (byte)'9') at++;
                    if (at < bytes.Count) bytes[at] = (byte)('0' + dice.Below(10));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>The beginning of one file and the end of another.</summary>
    private static byte[] Spliced(byte[] one, byte[] other, Dice dice)
    {
        var cut = dice.Below(one.Length);
        var take = dice.Chance(50) ? dice.Below(other.Length) : Math.Min(cut, other.Length);
        return dice.Chance(80) ? [.. one[..cut], .. other[take..]] : [.. one, .. other[take..]];
    }

    /// <summary>
    /// The bytes behind a signature mixed up, each object and piece in another place, and a new cross-reference to wherever
    /// objects now begin.
    /// </summary>
    private static byte[] Relisted(HonestFile honest, Dice dice)
    {
        var kept = honest.Signatures[0].Covered.Length;
        var tail = Bytewise(honest.Bytes[Math.Min(kept, honest.Bytes.Length)..], dice, 0, Math.Max(1, honest.Bytes.Length - kept));
        var text = Encoding.Latin1.GetString(tail);
        var end = text.IndexOf("\nxref", StringComparison.Ordinal);
        if (end >= 0 && dice.Chance(90)) text = text[..(end + 1)];
        var file = RawFile.After(honest.Bytes.AsSpan(0, kept));
        var start = file.Position;
        file.Write(text);
        for (var at = text.IndexOf(" 0 obj", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" 0 obj", at + 1, StringComparison.Ordinal))
        {
            var first = at;
            while (first > 0 && char.IsAsciiDigit(text[first - 1])) first--;
            if (int.TryParse(text[first..at], CultureInfo.InvariantCulture, out var number) && number is > 0 and < 4000)
                file.List(number, start + first);
        }

        if (!text.EndsWith('\n')) file.Write("\n");
        return file.End("/Info 18 0 R");
    }

    private byte[] Forged(byte[] pdf, Dice dice)
    {
        try
        {
            return corpus.ForgeOn(pdf, dice.Chance(80) ? "employer" : "worker");
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            return pdf; // it cannot be signed any more
        }
    }
}
