using LaborContracts.Api.Setup;
using Xunit;

namespace LaborContracts.Api.Tests.Retention;

/// <summary>An operator may keep longer than usual, and never shorter than the law.</summary>
public sealed class RetentionSettingsTests
{
    [Fact]
    public void What_is_usual_and_what_is_longer_will_do()
    {
        new RetentionSettings().Check();
        new RetentionSettings { RelationYears = 30, OfferYears = 30, DraftYears = 30, AnnouncedDays = 365 }.Check();
        new RetentionSettings { RelationYears = 2, OfferYears = 1, DraftYears = 0 }.Check();
    }

    [Fact]
    public void Less_than_the_law_asks_stops_the_start_and_says_which_setting()
    {
        Assert.Contains("RelationYears is 1", Refused(new() { RelationYears = 1 }), StringComparison.Ordinal);
        Assert.Contains("OfferYears is 0", Refused(new() { OfferYears = 0 }), StringComparison.Ordinal);
        Assert.Contains("DraftYears is -1", Refused(new() { DraftYears = -1 }), StringComparison.Ordinal);
        Assert.Contains("RelationYears is 101", Refused(new() { RelationYears = 101 }), StringComparison.Ordinal);
        Assert.Contains("AnnouncedDays is 89", Refused(new() { AnnouncedDays = 89 }), StringComparison.Ordinal);
    }

    private static string Refused(RetentionSettings settings) => Assert.Throws<InvalidOperationException>(settings.Check).Message;
}
