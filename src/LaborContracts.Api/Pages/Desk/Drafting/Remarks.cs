using LaborContracts.Domain.Statutes;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>All that is to be said of a form, field by field.</summary>
/// <param name="HasStatutes">Whether the statutes were asked; they cannot be before the parties can be read.</param>
public sealed record Remarks(IReadOnlyList<Remark> All, bool HasStatutes = true)
{
    public static readonly Remarks None = new([]);

    /// <summary>While somebody types: nothing is said yet of what is still blank.</summary>
    public Remarks OfWhatIsFilledIn => this with { All = [.. All.Where(remark => !remark.IsOfBlank)] };

    public IEnumerable<Remark> Blocking => All.Where(remark => remark.Severity == Severity.Block);

    public IEnumerable<Remark> Warning => All.Where(remark => remark.Severity == Severity.Warn);

    public IEnumerable<Remark> At(string path) => All.Where(remark => remark.At == path);

    /// <summary>Whether a reason is asked for with this remark: once for each rule that warns.</summary>
    public bool AsksReason(Remark remark) => remark.Severity == Severity.Warn && ReferenceEquals(remark, Warning.First(warning => warning.Rule == remark.Rule));

    /// <summary>Whether the terms, with these reasons for what warns, can be sent for signing.</summary>
    public bool AllowOffer(IReadOnlyDictionary<string, string?> reasons) =>
        HasStatutes && !Blocking.Any() && Warning.All(warning => reasons.ContainsKey(warning.Rule!));
}
