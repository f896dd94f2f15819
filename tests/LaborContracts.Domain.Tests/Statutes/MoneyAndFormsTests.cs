using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

/// <summary>What holds of all rules on money, forms, platforms and endings alike.</summary>
public sealed class MoneyAndFormsTests
{
    private static readonly string[] OurReminders = ["D04", "M03", "N05", "T03"];

    public static TheoryData<string> Ids() => [.. Triggers.All.Select(trigger => trigger.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_rule_speaks_of_its_draft_as_gravely_as_the_table_says(string id) => Assert.All(
        Triggers.All.Where(trigger => trigger.Id == id),
        trigger => Assert.Equal(
            trigger.Severity, StatuteBook.Check(trigger.Draft).Where(f => f.Id == id).Select(f => (Severity?)f.Severity).Max()));

    [Fact]
    public void Every_message_is_whole_in_both_languages() => Assert.All(
        Triggers.All.SelectMany(trigger => StatuteBook.Check(trigger.Draft)).Where(f => f.Id[0] is 'M' or 'N' or 'S' or 'V' or 'D' or 'T' or 'U' or 'C' or 'E'),
        finding =>
        {
            Assert.Matches(@"[\u4e00-\u9fff].*。$", finding.Message);
            Assert.DoesNotMatch(@"[\u4e00-\u9fff][,;:(]|[,;:)][\u4e00-\u9fff]", finding.Message);
            Assert.Matches(@"^[A-Z].*\.$", finding.MessageEn);
            Assert.Matches(@"^[a-z][A-Za-z]*(\[\d+\])?(\.[a-z][A-Za-z]*(\[\d+\])?)*$", finding.Field);
            Assert.False(finding.Confidence != Confidence.Found && finding.Severity == Severity.Block);
        });

    public static TheoryData<string> Forms() =>
    [
        nameof(LawfulForms.Dispatch), nameof(LawfulForms.PartTime), nameof(LawfulForms.Platform), nameof(LawfulForms.ThreeParty),
        nameof(LawfulForms.PostRetirement), nameof(LawfulForms.NonCompete), nameof(LawfulForms.Training), nameof(LawfulForms.Site),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_lawful_draft_of_each_form_is_reminded_at_most(string form)
    {
        var terms = (ContractTerms)typeof(LawfulForms).GetProperty(form)!.GetValue(null)!;

        Assert.DoesNotContain(
            StatuteBook.Check(Draft.Of(terms, Drafts.Today))
                .Where(f => f.Id[0] is 'M' or 'N' or 'S' or 'V' or 'D' or 'T' or 'U' || f.Id is "R03" or "R04" or "C01" or "C02"),
            f => f.Severity != Severity.Inform || !OurReminders.Contains(f.Id));
    }
}
