using System.Text.Json;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using Xunit;

namespace LaborContracts.Domain.Tests.Terms;

public sealed class TermsJsonTests
{
    private const string Parties = """
        "employer":{"name":"常州示例机械有限公司","creditCode":"91320411MACY000187","address":"甲地","legalRepresentative":"陈示例"},
        "worker":{"name":"王示例","idNumber":"320499199003070012","address":"乙地","phone":"13900000001"}
        """;

    [Fact]
    public void Terms_are_read_back_as_they_were_written()
    {
        var written = TermsJson.ToElement(Drafts.Lawful);

        Assert.Equal(written.GetRawText(), TermsJson.ToElement(Read(written.GetRawText()).Terms!).GetRawText());
    }

    [Theory]
    [InlineData("\"workContnet\":\"配送\"", "workContnet", "unknown")]
    [InlineData("\"workContent\":\"甲\",\"workContent\":\"乙\"", "workContent", "twice")]
    [InlineData("\"workContent\":5", "workContent", "text")]
    [InlineData("\"term\":{\"start\":\"2026-12-01\",\"end\":\"2026-11-30\"}", "term.end", "term-order")]
    [InlineData("\"term\":{\"start\":\"0001-12-01\"}", "term.start", "date")]
    [InlineData("\"term\":{\"end\":\"2026-11-30\"}", "term.start", "required")]
    [InlineData("\"term\":{\"start\":\"2026-12-01\",\"kind\":\"forever\"}", "term.kind", "choice")]
    [InlineData("\"term\":[\"2026-12-01\",\"2026-12-31\"]", "term", "object")]
    [InlineData("\"probation\":{\"term\":{\"start\":\"2026-12-02\",\"end\":\"2026-12-01\"},\"monthlyWage\":\"1\"}", "probation.term.end", "term-order")]
    [InlineData("\"penalties\":[{\"ground\":\"other\",\"text\":\"甲\",\"amount\":1}]", "penalties[0].amount", "money")]
    [InlineData("\"otherAgreements\":[\"甲\",[]]", "otherAgreements[1]", "text")]
    [InlineData("\"autoRenews\":\"yes\"", "autoRenews", "flag")]
    [InlineData("\"workingHours\":{\"hoursPerDay\":8.00001,\"daysPerWeek\":5}", "workingHours.hoursPerDay", "number")]
    [InlineData("\"workingHours\":{\"hoursPerDay\":8,\"daysPerWeek\":5,\"annualLeaveDays\":5.5}", "workingHours.annualLeaveDays", "number")]
    [InlineData("\"workingHours\":{\"hoursPerDay\":8,\"daysPerWeek\":8}", "workingHours.daysPerWeek", "range")]
    [InlineData("\"kind\":\"amendment-of-mine\"", "kind", "kind")]
    public void What_cannot_be_read_is_named_by_its_path(string member, string path, string code)
    {
        var (terms, faults) = Read($"{{{Parties},{member}}}");

        Assert.Null(terms);
        Assert.Equal([KeyValuePair.Create(path, code)], faults);
    }

    [Fact]
    public void A_passport_says_what_it_is_and_is_read_back()
    {
        var (terms, _) = Read($"{{{Parties.Replace("320499199003070012", "passport:e12345678", StringComparison.Ordinal)}}}");

        Assert.Contains("\"passport:E12345678\"", TermsJson.ToElement(terms!).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_text_is_a_missing_one_but_a_blank_day_is_none()
    {
        Assert.Null(Read($"{{{Parties},\"workContent\":\"  \"}}").Terms!.WorkContent);
        Assert.Equal("date", Read($"{{{Parties},\"employmentStart\":\"\"}}").Faults["employmentStart"]);
    }

    [Theory]
    [InlineData("remuneration.monthlyWage", true)]
    [InlineData("probation.term.start", true)]
    [InlineData("otherAgreements[3]", true)]
    [InlineData("remuneration", true)]
    [InlineData("remuneration.wage", false)]
    [InlineData("remuneration[0]", false)]
    [InlineData("probation.term.length", false)]
    [InlineData("workContent.length", false)]
    [InlineData("", false)]
    [InlineData("a.b.c", false)]
    public void A_path_names_something_that_terms_can_have(string path, bool isPath) => Assert.Equal(isPath, TermsJson.IsPath(path));

    [Fact]
    public void Every_whole_number_has_limits_that_it_fits() => Assert.All(
        MembersOf(typeof(ContractTerms), []).Where(member => member.Type == typeof(int)),
        member => Assert.InRange(member.Limits!.Greatest, 0, int.MaxValue));

    private static IEnumerable<RecordShape.Member> MembersOf(Type record, HashSet<Type> seen) => !seen.Add(record)
        ? []
        : RecordShape.Of(record).Members.SelectMany(member => (member.Element ?? member.Type) is { } type
            && type.Namespace!.StartsWith("LaborContracts", StringComparison.Ordinal)
            && !type.IsEnum && Codec.Of(type) is null && type != typeof(Term)
                ? MembersOf(type, seen).Append(member) : [member]);

    private static (ContractTerms? Terms, IReadOnlyDictionary<string, string> Faults) Read(string json) =>
        TermsJson.Read(JsonElement.Parse(json));
}
