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
/// <param name="Condition">Name of the value that decides whether the line is printed; empty if it always is.</param>
/// <param name="WhenPresent">Whether the line is printed when that value is there, or when it is not.</param>
internal sealed record TemplateLine(TemplatePart Part, TemplateText Text, string Block, string Condition, bool WhenPresent)
{
    /// <summary>What bilingual papers print below.</summary>
    public TemplateText? English { get; set; }

    public List<TemplateLine> Rows { get; } = [];
}
