namespace LaborContracts.Domain.Statutes;

/// <summary>Which rules the operator has switched off, from <c>Data/switches.json</c>.</summary>
internal static class Switches
{
    public static IReadOnlySet<string> Read(DataNode file)
    {
        file.Only("note", "off");
        var off = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in file.Items("off"))
        {
            var id = item.AsText();
            var rule = StatuteBook.Rules.FirstOrDefault(rule => rule.Id == id) ?? throw item.Wrong($"there is no rule {id}");
            if (rule.Confidence == Confidence.Found) throw item.Wrong($"rule {id} was read in the law's own text and stays on");
            off.Add(id);
        }

        return off;
    }
}
