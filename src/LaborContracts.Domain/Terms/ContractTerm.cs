namespace LaborContracts.Domain.Terms;

/// <summary>The three kinds of term that a labor contract can have (LCL 12).</summary>
public enum TermKind
{
    /// <summary>固定期限 (LCL 13).</summary>
    Fixed,

    /// <summary>无固定期限 (LCL 14).</summary>
    OpenEnded,

    /// <summary>以完成一定工作任务为期限 (LCL 15).</summary>
    Task,
}

/// <summary>合同期限.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, inclusive; only a fixed term has one, and it may be missing in a draft.</param>
/// <param name="Task">What is to be done, for a term that ends with it.</param>
public sealed record ContractTerm(DateOnly Start, DateOnly? End = null, TermKind Kind = TermKind.Fixed, string? Task = null)
{
    /// <summary>From the first day to the last; null without a last day, or with one before the first.</summary>
    public Term? Span => Kind == TermKind.Fixed && End is { } end && Term.TryCreate(Start, end, out var term) ? term : null;

    /// <summary>A span of days as a fixed term.</summary>
    public static implicit operator ContractTerm(Term term) => new(term.Start, term.End);
}
