using System.Globalization;
using CsCheck;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class SeverancePayTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-01-01", "0.5")] // one day
    [InlineData("2026-01-01", "2026-06-29", "0.5")]
    [InlineData("2026-01-01", "2026-06-30", "1")] // six months
    [InlineData("2026-01-01", "2026-12-30", "1")]
    [InlineData("2026-01-01", "2026-12-31", "1")] // a full year and not a day more
    [InlineData("2026-01-01", "2027-01-01", "1.5")]
    [InlineData("2026-01-01", "2027-06-29", "1.5")]
    [InlineData("2026-01-01", "2027-06-30", "2")]
    [InlineData("2020-01-01", "2029-12-31", "10")]
    [InlineData("2024-02-29", "2025-02-27", "1")]
    [InlineData("2024-02-29", "2025-02-28", "1")]
    [InlineData("2024-02-29", "2025-03-01", "1.5")]
    [InlineData("2021-03-01", "2024-02-29", "3")]
    [InlineData("2025-08-31", "2026-02-27", "1")] // six months to the end of a short one
    [InlineData("2008-01-01", "2026-11-24", "19")]
    public void Months_follow_the_years_of_service(string since, string lastDay, string months) =>
        Assert.Equal(months, SeverancePay.MonthsFor(Drafts.Days(since, lastDay)).ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("8000", null, null, "8000", "10", false)]
    [InlineData("2000", "2490", null, "2490", "10", false)] // the minimum wage instead
    [InlineData("30000", "2490", "10000", "30000", "10", false)] // just three times
    [InlineData("30000.01", "2490", "10000", "30000", "10", true)]
    public void The_wage_is_raised_to_the_minimum_and_capped_at_three_averages(
        string wage, string? minimum, string? city, string monthly, string months, bool capped)
    {
        var pay = SeverancePay.Of(Drafts.Days("2016-01-01", "2025-12-31"), Money.Parse(wage), Parse(minimum), Parse(city));

        Assert.Equal((Number(monthly), Number(months), capped), (pay.MonthlyWage, pay.Months, pay.IsCapped));
    }

    [Fact]
    public void Twelve_years_are_the_most_only_under_the_cap()
    {
        var service = Drafts.Days("2008-01-01", "2025-12-31");

        Assert.Equal(18, SeverancePay.Of(service, Money.Of(9000), null, Money.Of(10_000)).Months);
        Assert.Equal(360_000, SeverancePay.Of(service, Money.Of(99_000), null, Money.Of(10_000)).Amount);
    }

    [Fact]
    public void A_fraction_of_a_fen_is_dropped() =>
        Assert.Equal(0.5m * 8000 + 0.00m, SeverancePay.Of(Drafts.Days("2026-01-01", "2026-01-31"), Money.Of(8000.01m), null, null).Amount);

    [Fact]
    public void The_largest_wage_is_no_trouble() =>
        Assert.True(SeverancePay.Of(Drafts.Days("1949-01-01", "2199-12-31"), Money.Parse("999999999999.99"), null, null).Amount > 0);

    [Theory]
    [InlineData(EndingGround.AgreedOnEmployersProposal, true)]
    [InlineData(EndingGround.AgreedOnWorkersProposal, false)]
    [InlineData(EndingGround.ResignationWithNotice, false)]
    [InlineData(EndingGround.ResignationForCause, true)]
    [InlineData(EndingGround.UnfitInProbation, false)]
    [InlineData(EndingGround.GraveBreach, false)]
    [InlineData(EndingGround.IllnessBeyondTreatment, true)]
    [InlineData(EndingGround.MassDismissal, true)]
    [InlineData(EndingGround.Expiry, true)]
    [InlineData(EndingGround.TaskDone, true)]
    [InlineData(EndingGround.RetirementAge, false)]
    [InlineData(EndingGround.DeathOrMissing, false)]
    [InlineData(EndingGround.Bankruptcy, true)]
    [InlineData(EndingGround.PartTimeAtWill, false)]
    public void The_law_gives_it_on_some_grounds(EndingGround ground, bool due) => Assert.Equal(due, SeverancePay.IsDue(ground));

    [Fact]
    public void Nothing_is_due_once_the_same_or_better_terms_were_refused()
    {
        Assert.False(SeverancePay.IsDue(EndingGround.Expiry, RenewalOffer.RefusedSameOrBetter));
        Assert.True(SeverancePay.IsDue(EndingGround.Expiry, RenewalOffer.Worse));
        Assert.True(SeverancePay.IsDue(EndingGround.Incompetence, RenewalOffer.RefusedSameOrBetter));
    }

    [Fact]
    public void Longer_service_or_a_higher_wage_never_brings_less() => Gen.Select(
        Gen.Int[0, 20_000], Gen.Int[0, 15_000], Gen.Int[0, 800], Gen.Int[0, 100_000], Gen.Int[0, 50_000]).Sample((day, days, more, wage, raise) =>
    {
        var start = new DateOnly(2008, 1, 1).AddDays(day);
        var shorter = Term.Of(start, start.AddDays(days));
        var longer = Term.Of(start, start.AddDays(days + more));
        var pay = SeverancePay.Of(shorter, Money.Of(wage), Money.Of(2490), null).Amount;
        return SeverancePay.MonthsFor(shorter) <= SeverancePay.MonthsFor(longer)
            && pay <= SeverancePay.Of(longer, Money.Of(wage), Money.Of(2490), null).Amount
            && pay <= SeverancePay.Of(shorter, Money.Of(wage + raise), Money.Of(2490), null).Amount;
    });

    [Fact]
    public void Each_year_begun_is_counted_and_none_twice() => Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 15_000]).Sample((day, days) =>
    {
        var start = new DateOnly(2008, 1, 1).AddDays(day);
        var months = SeverancePay.MonthsFor(Term.Of(start, start.AddDays(days)));
        var years = (days + 1) / 365.25m;
        return months * 2 % 1 == 0 && months > years - 0.01m && months <= years + 0.51m;
    });

    [Fact]
    public void A_penalty_never_exceeds_the_cost_and_falls_with_each_day_served() => Gen.Select(
        Gen.Int[1, 10_000_000], Gen.Int[1, 4000], Gen.Int[-100, 4200]).Sample((cost, length, served) =>
    {
        var period = Term.Of(new(2026, 1, 1), new DateOnly(2026, 1, 1).AddDays(length - 1));
        var lastDay = period.Start.AddDays(served);
        var most = ServicePeriodPenalty.MostFor(Money.Of(cost), period, lastDay);
        return most >= 0 && most <= cost && ServicePeriodPenalty.MostFor(Money.Of(cost), period, lastDay.AddDays(1)) <= most
            && ServicePeriodPenalty.MostFor(Money.Of(cost), period, period.End) == 0
            && ServicePeriodPenalty.MostFor(Money.Of(cost), period, period.Start.AddDays(-1)) == cost;
    });

    [Fact]
    public void A_citys_average_wage_caps_it_once_an_operator_has_entered_it()
    {
        var terms = LawfulForms.Ended(new(
            EndingGround.Incompetence, new(2026, 12, 31), Drafts.Today, Severance: new(Money.Of(50_000), Money.Of(210_000))));
        var draft = new Draft(DocumentKind.TerminationNotice, terms, Drafts.Today);

        // 7 months of 50,000 are 350,000; under the cap of three times 10,000 they are 210,000.
        Assert.Equal((Severity.Warn, Severity.Inform), (Worst(draft), StatuteBook.Check(draft).Last(f => f.Id == "E04").Severity));
        Assert.Null(Worst(draft with { Data = With("found") }));
        Assert.Equal(Severity.Block, Worst(Offering(draft, 209_999.99m) with { Data = With("found") }));
        Assert.Equal(Severity.Warn, Worst(Offering(draft, 209_999.99m) with { Data = With("second-hand") }));
    }

    [Theory]
    [InlineData("{\"rows\": [{\"city\": \"320411\", \"year\": 2025, \"monthly\": \"1.00\", \"source\": \"s\", \"confidence\": \"found\"}]}")]
    [InlineData("{\"rows\": [{\"city\": \"320400\", \"monthly\": \"1.00\", \"source\": \"s\", \"confidence\": \"found\"}]}")]
    [InlineData("{}")]
    public void A_table_of_average_wages_that_cannot_be_used_is_refused_by_its_name(string json) =>
        Assert.Contains("average-wages.json", Assert.Throws<FormatException>(() => Load(json)).Message, StringComparison.Ordinal);

    private static Draft Offering(Draft draft, decimal amount) => draft with
    {
        Terms = draft.Terms with { Ending = draft.Terms.Ending! with { Severance = draft.Terms.Ending.Severance! with { Amount = Money.Of(amount) } } },
    };

    private static Severity? Worst(Draft draft) => StatuteBook.Check(draft).Where(f => f.Id == "E04").Select(f => (Severity?)f.Severity).Max();

    private static StatuteData With(string confidence) => Load(
        $$"""{"rows": [{"city": "320400", "year": 2025, "monthly": "10000.00", "source": "常州市统计局（示例）", "confidence": "{{confidence}}"}]}""");

    private static StatuteData Load(string json)
    {
        var folder = Directory.CreateTempSubdirectory("average-wages").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "average-wages.json"), json);
            return StatuteData.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Money? Parse(string? amount) => amount is null ? null : Money.Parse(amount);

    private static decimal Number(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
