using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Terms.Sheets;

/// <summary>The columns that a spreadsheet of terms can have: one for each value of an agreement's terms.</summary>
public static partial class TermsColumns
{
    /// <summary>The kind is said once for the whole sheet; the other two are of documents that follow a contract.</summary>
    private static readonly string[] Others = ["kind", "amending", "ending"];

    private static readonly string[] OfWork =
    [
        "employer", "worker", "term", "employmentStart", "workContent", "workplace", "workingHours", "remuneration", "socialInsurance",
        "laborProtection", "occupationalHazards", "otherAgreements",
    ];

    private static readonly string[] OfPlatform =
    [
        "employer", "worker", "term", "employmentStart", "workContent", "platform", "classification", "platformWork", "platformPay",
        "platformRules", "injuryProtection", "laborProtection", "personalInformation", "otherAgreements",
    ];

    /// <summary>The parts of the terms that the template of a kind offers. Every other column is understood too.</summary>
    private static readonly FrozenDictionary<DocumentKind, string[]> Parts = new Dictionary<DocumentKind, string[]>
    {
        [DocumentKind.LaborContract] = [.. OfWork, "probation"],
        [DocumentKind.DispatchContract] = [.. OfWork, "probation", "dispatch"],
        [DocumentKind.PartTimeAgreement] = OfWork,
        [DocumentKind.PlatformLaborContract] = [.. OfWork, "probation", "platform", "injuryProtection"],
        [DocumentKind.PlatformAgreement] = OfPlatform,
        [DocumentKind.PlatformAgreementThreeParty] = [.. OfPlatform, "partner", "dutyDivision"],
        [DocumentKind.PostRetirementAgreement] = [.. OfWork, "overAge"],
        [DocumentKind.NonCompeteAgreement] = ["employer", "worker", "term", "confidentiality", "nonCompete", "otherAgreements"],
        [DocumentKind.TrainingAgreement] = ["employer", "worker", "term", "training", "otherAgreements"],
    }.ToFrozenDictionary();

    /// <summary>In the order of their declaration.</summary>
    private static readonly IReadOnlyList<TermsLeaf> Every = [.. Leaves(typeof(ContractTerms), "")];

    private static readonly FrozenDictionary<string, TermsLeaf> ByPath = Every.ToFrozenDictionary(leaf => leaf.Path);

    private static readonly IReadOnlyList<TermsLeaf> All = [.. Every.Where(leaf => !Others.Contains(leaf.Path.Split('.')[0]))];

    private static readonly FrozenDictionary<string, TermsLeaf> ByHeading = All
        .SelectMany(leaf => new[] { leaf.Path, FieldNames.Of(leaf.Path).Chinese, FieldNames.Of(leaf.Path).English }
            .Select(heading => (heading, leaf)))
        .ToFrozenDictionary(pair => pair.heading, pair => pair.leaf, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The column under a heading: a path such as <c>worker.name</c>, or the field's Chinese or English name. In a list the item is said as
    /// in the path (<c>otherAgreements[1]</c>), or as a number from 1 behind the name (<c>约定的其他事项 2</c>); the first may go without.
    /// </summary>
    /// <returns>Null if terms have no such value.</returns>
    public static TermsColumn? Find(string heading)
    {
        ArgumentNullException.ThrowIfNull(heading);
        var plain = heading.Trim();
        var item = 0;
        if (Index().Match(plain) is { Success: true } index)
        {
            item = int.Parse(index.Groups["item"].Value, CultureInfo.InvariantCulture);
            plain = Index().Replace(plain, "[]", 1);
        }
        else if (!ByHeading.ContainsKey(plain) && Number().Match(plain) is { Success: true } number)
        {
            item = int.Parse(number.Groups["item"].Value, CultureInfo.InvariantCulture) - 1;
            plain = number.Groups["name"].Value.TrimEnd();
        }

        if (!ByHeading.TryGetValue(plain, out var leaf) && !ByHeading.TryGetValue($"{plain}[]", out leaf)) return null;
        var isItem = leaf.Path.Contains("[]", StringComparison.Ordinal);
        return (isItem ? item is >= 0 and < TermsReader.MostItems : item == 0)
            ? Column(leaf, item) : null;
    }

    /// <summary>The columns of the template for an agreement.</summary>
    /// <exception cref="ArgumentException">The kind is none of an agreement.</exception>
    public static IReadOnlyList<TermsColumn> Of(DocumentKind kind) => Parts.TryGetValue(kind, out var parts)
        ? [.. All.Where(leaf => parts.Contains(leaf.Path.Split('.', '[')[0])).Select(leaf => Column(leaf, 0))]
        : throw new ArgumentException($"No agreement: {kind}.", nameof(kind));

    /// <summary>Of any value that terms can have, those of documents that follow a contract too, by its path.</summary>
    /// <returns>Null if terms have no such value.</returns>
    public static TermsColumn? At(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var index = Index().Match(path);
        if (!ByPath.TryGetValue(Index().Replace(path, "[]", 1), out var leaf)) return null;
        var item = index.Success ? int.Parse(index.Groups["item"].Value, CultureInfo.InvariantCulture) : 0;
        return item < TermsReader.MostItems ? Column(leaf, item) : null;
    }

    /// <summary>Of a part of the terms, such as <c>remuneration</c>, in the order of their declaration; of a list, those of one item.</summary>
    public static IEnumerable<TermsColumn> Within(string part, int item = 0)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Every.Where(leaf => leaf.Path.Split('.', '[')[0] == part).Select(leaf => Column(leaf, item));
    }

    private static TermsColumn Column(TermsLeaf leaf, int item) =>
        new(leaf.Path.Replace("[]", string.Create(CultureInfo.InvariantCulture, $"[{item}]"), StringComparison.Ordinal), leaf);

    private static IEnumerable<TermsLeaf> Leaves(Type record, string parent)
    {
        foreach (var member in RecordShape.Of(record).Members)
        {
            var path = (parent.Length == 0 ? member.Name : $"{parent}.{member.Name}") + (member.Element is null ? "" : "[]");
            var type = member.Element ?? member.Type;
            if (type == typeof(Term))
            {
                yield return new($"{path}.start", typeof(DateOnly));
                yield return new($"{path}.end", typeof(DateOnly));
            }
            else if (Codec.Of(type) is not null || type == typeof(string) || type.IsPrimitive || type == typeof(decimal) || type.IsEnum)
            {
                yield return new(path, type, member.IsClause, member.Element is null ? member.Default : null);
            }
            else
            {
                foreach (var leaf in Leaves(type, path)) yield return leaf;
            }
        }
    }

    [GeneratedRegex(@"\[(?<item>[0-9]{1,2})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();

    [GeneratedRegex(@"^(?<name>.*\D)\s*(?<item>[1-9][0-9]?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

/// <summary>One value that terms can have.</summary>
/// <param name="Path">With <c>[]</c> for the place in a list.</param>
internal sealed record TermsLeaf(string Path, Type Type, bool IsClause = false, object? Default = null);
