using System.Collections.Frozen;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Sheets;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>Which parts of the terms a form asks for, by kind of document: the one table from which all forms come.</summary>
internal static class FormLayout
{
    private static readonly Row[] Parties =
    [
        new(FormGroup.Employer, "employer", "name", "creditCode", "address", "legalRepresentative", "phone"),
        new(FormGroup.Worker, "worker", "name", "idNumber", "phone", "address"),
    ];

    private static readonly Row[] Work = [new(FormGroup.Work, "workContent", ""), new(FormGroup.Work, "workplace", "district", "address")];

    private static readonly Row[] Words =
    [
        new(FormGroup.Others, "otherAgreements", ""), new(FormGroup.Others, "personalInformation"), new(FormGroup.Others, "collectiveContract"),
    ];

    private static readonly Row[] Seldom =
    [
        new(FormGroup.Duties, "confidentiality"), new(FormGroup.Duties, "nonCompete"), new(FormGroup.Duties, "training"),
        new(FormGroup.Duties, "specialBenefit"), new(FormGroup.Duties, "penalties"),
        new(FormGroup.Others, "seniority"), new(FormGroup.Others, "fixedTermRequest"), new(FormGroup.Others, "earlierContracts"),
        new(FormGroup.Others, "retirement"), new(FormGroup.Others, "construction"), new(FormGroup.Others, "autoRenews"),
    ];

    private static readonly Row[] Protection =
    [
        new(FormGroup.Protection, "socialInsurance", ""), new(FormGroup.Protection, "laborProtection", ""), new(FormGroup.Protection, "occupationalHazards", ""),
    ];

    private static readonly Row Hours = new(FormGroup.Time, "workingHours", "hoursPerDay", "daysPerWeek", "restAndLeave");
    private static readonly Row Wage = new(FormGroup.Pay, "remuneration", "monthlyWage", "payDay", "payMethod");
    private static readonly Row Span = new(FormGroup.Term, "term", "start", "end");
    private static readonly Row FirstDay = new(FormGroup.Term, "employmentStart");

    private static readonly Row[] Employment =
    [
        .. Parties, new(FormGroup.Term, "term", "kind", "start", "end", "task"), FirstDay, new(FormGroup.Term, "probation"), .. Work, Hours, Wage,
        .. Protection, .. Words, .. Seldom,
    ];

    private static readonly Row[] OnPlatform =
    [
        new(FormGroup.Work, "platform", "name", "trade", "area", "ordering", "mayRefuse"),
        new(FormGroup.Rules, "platformRules", "publishedAt", "noticeDays", "penalties", "appeals", "humanReview"),
    ];

    private static readonly Row[] Platform =
    [
        .. Parties, Span, FirstDay, new(FormGroup.Work, "workContent", ""), .. OnPlatform,
        new(FormGroup.Rules, "classification", "schedule", "workload", "process", "discipline", "continuity", "pricing"),
        new(FormGroup.Time, "platformWork", "longestContinuousHours", "longestDailyHours", "allowancePercent", "rest"),
        new(FormGroup.Pay, "platformPay", "formula", "settlementDays", "account", "hourlyFloor", "holidayPay"),
        new(FormGroup.Protection, "injuryProtection", "scheme"), new(FormGroup.Protection, "laborProtection", ""),
        new(FormGroup.Work, "workplace", "district", "address"), new(FormGroup.Protection, "socialInsurance"),
        new(FormGroup.Others, "personalInformation", ""), new(FormGroup.Others, "otherAgreements", ""), new(FormGroup.Others, "collectiveContract"),
    ];

    private static readonly FrozenDictionary<DocumentKind, Row[]> Table = new Dictionary<DocumentKind, Row[]>
    {
        [DocumentKind.LaborContract] = Employment,
        [DocumentKind.DispatchContract] =
        [
            .. Employment,
            new(
                FormGroup.Work, "dispatch", "user.name", "user.creditCode", "user.address", "period.start", "period.end", "nature", "licence", "licenceUntil",
                "userDistrict", "userWorkers", "userDispatched", "idlePay", "equalPay"),
        ],
        [DocumentKind.PartTimeAgreement] =
        [
            .. Parties, Span, FirstDay, .. Work, Hours, new(FormGroup.Pay, "remuneration", "form", "hourlyWage", "settlementDays", "payMethod"),
            .. Protection, .. Words,
        ],
        [DocumentKind.PlatformLaborContract] =
        [
            .. Employment, .. OnPlatform, new(FormGroup.Rules, "classification"), new(FormGroup.Time, "platformWork"), new(FormGroup.Pay, "platformPay"),
            new(FormGroup.Protection, "injuryProtection"),
        ],
        [DocumentKind.PlatformAgreement] = Platform,
        [DocumentKind.PlatformAgreementThreeParty] =
        [
            .. Platform, new(FormGroup.Partner, "partner", "name", "creditCode", "address", "legalRepresentative", "phone"), new(FormGroup.Partner, "dutyDivision", ""),
        ],
        [DocumentKind.PostRetirementAgreement] =
        [
            .. Parties, Span, FirstDay, .. Work, Hours, Wage, .. Protection,
            new(FormGroup.Protection, "overAge", "receivesPension", "workInjuryInsurance", "healthCare"), .. Words, new(FormGroup.Others, "retirement"),
        ],
        [DocumentKind.NonCompeteAgreement] =
        [
            .. Parties, new(FormGroup.Term, "term"), FirstDay, new(FormGroup.Work, "workContent", ""),
            new(FormGroup.Duties, "confidentiality", "secrets", "duties"),
            new(
                FormGroup.Duties, "nonCompete", "person", "justification", "scope", "area", "breadth", "areaReasons", "months", "monthlyCompensation",
                "averageWage", "penalty"),
            new(FormGroup.Duties, "penalties"), new(FormGroup.Others, "otherAgreements", ""),
        ],
        [DocumentKind.TrainingAgreement] =
        [
            .. Parties, new(FormGroup.Term, "term", "start", "end"), FirstDay, .. Work, new(FormGroup.Pay, "remuneration"),
            new(
                FormGroup.Duties, "training", "content", "provider", "period.start", "period.end", "cost", "servicePeriod.start", "servicePeriod.end", "penalty"),
            new(FormGroup.Others, "otherAgreements", ""),
        ],
    }.ToFrozenDictionary();

    private static readonly Row Change = new(FormGroup.Change, "amending", "effectiveFrom", "reason");

    private static readonly FrozenDictionary<DocumentKind, Row> Endings = new Dictionary<DocumentKind, Row>
    {
        [DocumentKind.AgreedTermination] = new(
            FormGroup.Ending, "ending", "ground", "lastDay", "noticeOn", "reason", "serviceSince", "severance.averageWage", "severance.amount",
            "severance.payBy", "handover"),
        [DocumentKind.TerminationNotice] = new(FormGroup.Ending, "ending", "ground", "lastDay", "noticeOn", "reason", "payInLieu", "unionNotifiedOn", "serviceSince"),
        [DocumentKind.TerminationCertificate] = new(FormGroup.Ending, "ending", "ground", "lastDay", "serviceSince", "post"),
    }.ToFrozenDictionary();

    /// <summary>
    /// The groups of the form for a document. An amendment shows all terms, a renewal those that can go on, an ending how it ends alone.
    /// Parts that are filled in and no part of the agreement's form come last, so that nothing is lost.
    /// </summary>
    public static IReadOnlyList<FormSection> Of(DocumentKind document, DocumentKind agreement, FilledTerms filled)
    {
        IEnumerable<Row> rows = document switch
        {
            DocumentKind.Amendment => [Change, .. Table[agreement]],
            DocumentKind.Renewal => Table[agreement].Where(row => row.Part != "probation"), // it ends with the term that it was agreed in
            _ => Endings.TryGetValue(document, out var ending) ? [ending] : Table[document],
        };
        if (!Endings.ContainsKey(document))
        {
            string[] known = [.. rows.Select(row => row.Part), "probation", "amending", "ending"];
            rows = rows.Concat(filled.Parts.Except(known).Select(part => new Row(FormGroup.Others, part)));
        }

        return [.. rows.GroupBy(row => row.Group).OrderBy(group => group.Key).Select(group => SectionOf(group.Key, group, filled))];
    }

    private static FormSection SectionOf(FormGroup group, IEnumerable<Row> rows, FilledTerms filled)
    {
        var parts = rows.Select(row => (Row: row, Fields: FieldsOf(row.Part, filled).ToLookup(field => IsOpen(row, field, filled)))).ToList();
        return new(
            group,
            [.. parts.SelectMany(part => part.Fields[true].OrderBy(field => Array.IndexOf(part.Row.Open, Within(part.Row, field))))],
            [.. parts.Where(part => part.Fields.Contains(false)).Select(part => (part.Row.Part, (IReadOnlyList<TermsColumn>)[.. part.Fields[false]]))]);
    }

    /// <summary>Of a list, those of the items that are filled in, and of some that may be added.</summary>
    private static IEnumerable<TermsColumn> FieldsOf(string part, FilledTerms filled)
    {
        var first = TermsColumns.Within(part).ToList();
        if (!first[0].Path.Contains('[', StringComparison.Ordinal))
            return first.SelectMany(field => field.Path.Split('[') is [var list, var rest]
                ? Enumerable.Range(0, filled.ItemsOf(list) + 1).Select(item => TermsColumns.At($"{list}[{item}{rest[1..]}")!) : [field]);
        var items = part switch
        {
            "otherAgreements" => Math.Min(filled.ItemsOf(part) + 2, 50),
            "penalties" => Math.Min(filled.ItemsOf(part) + 1, 5), // what the forms on paper have room for
            "earlierContracts" => Math.Min(filled.ItemsOf(part) + 1, 3),
            _ => filled.ItemsOf(part) + 1,
        };
        return Enumerable.Range(0, items).SelectMany(item => TermsColumns.Within(part, item));
    }

    private static bool IsOpen(Row row, TermsColumn field, FilledTerms filled)
    {
        var within = Within(row, field);
        if (!row.Open.Contains(within)) return false;
        // A term has a last day or a task, as its kind wants it.
        if (row.Part != "term" || !row.Open.Contains("kind")) return true;
        return within switch
        {
            "end" => filled["term.kind"] is "" or "fixed",
            "task" => filled["term.kind"] == "task",
            _ => true,
        };
    }

    /// <summary>The name within the part; of an item of a list, that of the part itself.</summary>
    private static string Within(Row row, TermsColumn field) => field.Path[row.Part.Length..] is ['.', .. var name] ? name : "";

    /// <param name="Open">What is asked openly within the part; the empty name is the part itself.</param>
    private sealed record Row(FormGroup Group, string Part, params string[] Open);
}
