using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

/// <summary>What holds of all rules on money, forms, platforms and endings alike.</summary>
public sealed class MoneyAndFormsTests
{
    private static readonly string[] OurReminders = ["D04", "M03", "N05", "T03"];

    [Fact]
    public void Every_rule_has_a_draft_that_triggers_it() =>
        Assert.Empty(StatuteBook.Rules.Select(rule => rule.Id).Except(Triggers.All.Select(trigger => trigger.Id)));

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
