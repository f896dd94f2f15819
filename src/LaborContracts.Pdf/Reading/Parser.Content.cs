namespace LaborContracts.Pdf.Reading;

/// <summary>What stands in a content stream or a CMap, §7.8.2: operands, each behind the other, and the operator that takes them.</summary>
internal sealed partial class Parser
{
    private const int MostOperands = 4096; // those of a CMap's section of a hundred, and far more than any operator of §7.8.2 takes

    /// <summary>The next operator with the operands before it; null at the end of the stream.</summary>
    /// <exception cref="PdfFormatException">Something that is neither operand nor operator, or operands without end.</exception>
    public (string Name, IReadOnlyList<PdfObject> Operands)? ReadOperator()
    {
        var operands = new List<PdfObject>();
        while (true)
        {
            SkipSpace();
            if (Current < 0) return operands.Count == 0 ? null : throw Bad("operands without an operator");
            if (Current is '/' or '(' or '[' or '<' or (>= '0' and <= '9') or '+' or '-' or '.')
            {
                if (operands.Count == MostOperands) throw PdfFormatException.BeyondLimits("An operator has operands without end.");
                operands.Add(ReadObject());
                continue;
            }

            budget.TakeValue();
            switch (ReadWord())
            {
                case "": throw Bad("a character that begins nothing");
                case "true": operands.Add(new PdfBoolean(true)); break;
                case "false": operands.Add(new PdfBoolean(false)); break;
                case "null": operands.Add(PdfNull.Instance); break;
                case var name: return (name, operands);
            }
        }
    }
}
