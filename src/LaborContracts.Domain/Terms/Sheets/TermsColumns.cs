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

    /// <summary>By path, with <c>[]</c> for the place in a list, in the order of their declaration.</summary>
    private static readonly IReadOnlyList<(string Path, Type Type)> All =
        [.. Leaves(typeof(ContractTerms), "").Where(leaf => !Others.Contains(leaf.Path.Split('.')[0]))];

    private static readonly FrozenDictionary<string, (string Path, Type Type)> ByHeading = All
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

    private static TermsColumn Column((string Path, Type Type) leaf, int item) =>
        new(leaf.Path.Replace("[]", string.Create(CultureInfo.InvariantCulture, $"[{item}]"), StringComparison.Ordinal), leaf.Type);

    private static IEnumerable<(string Path, Type Type)> Leaves(Type record, string parent)
    {
        foreach (var member in RecordShape.Of(record).Members)
        {
            var path = (parent.Length == 0 ? member.Name : $"{parent}.{member.Name}") + (member.Element is null ? "" : "[]");
            var type = member.Element ?? member.Type;
            if (type == typeof(Term))
            {
                yield return ($"{path}.start", typeof(DateOnly));
                yield return ($"{path}.end", typeof(DateOnly));
            }
            else if (Codec.Of(type) is not null || type == typeof(string) || type.IsPrimitive || type == typeof(decimal) || type.IsEnum)
            {
                yield return (path, type);
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
