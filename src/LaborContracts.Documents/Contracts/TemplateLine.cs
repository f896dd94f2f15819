namespace LaborContracts.Documents.Contracts;

/// <summary>What a line of a template is.</summary>
internal enum TemplatePart
{
    /// <summary>The document's title and, after a bar, its subtitle.</summary>
    Title,

    /// <summary>A chapter's heading, numbered 一、.</summary>
    Chapter,

    /// <summary>A clause, numbered 第一条.</summary>
    Article,

    /// <summary>A further paragraph of a clause.</summary>
    Paragraph,

    /// <summary>Boxes, of which those that hold are ticked.</summary>
    Choice,

    /// <summary>A block by its name, with rows.</summary>
    Block,

    /// <summary>A row of the block above.</summary>
    Row,
}

/// <summary>A line of a template.</summary>
/// <param name="Text">For a block, what stands after its name.</param>
/// <param name="Block">Name of the block; empty for other lines.</param>
/// <param name="Conditions">All must hold for the line to be printed.</param>
/// <param name="IsProminent">Set in Hei: a clause to which the form draws attention (Civil Code 496).</param>
internal sealed record TemplateLine(
    TemplatePart Part, TemplateText Text, string Block, IReadOnlyList<LineCondition> Conditions, bool IsProminent)
{
    /// <summary>What bilingual papers print below.</summary>
    public TemplateText? English { get; set; }

    public List<TemplateLine> Rows { get; } = [];
}

/// <summary>When a line is printed.</summary>
/// <param name="Name">Of a value, or of a group of values.</param>
/// <param name="Choice">What the value must be; null if it need only be there.</param>
/// <param name="WhenHolds">False turns it round.</param>
internal sealed record LineCondition(string Name, string? Choice, bool WhenHolds);
