using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class StatuteDataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("statutes").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("320411", "2018-07-31", null, null, null)]
    [InlineData("320411", "2018-08-01", "2020.00", "18.50", Confidence.Found)]
    [InlineData("320411", "2021-08-01", "2280.00", "22.00", Confidence.Recalled)]
    [InlineData("320411", "2023-12-31", "2280.00", "22.00", Confidence.Recalled)]
    [InlineData("320411", "2024-01-01", "2490.00", "24.00", Confidence.Found)]
    [InlineData("320411", "2026-01-01", "2660.00", "26.00", Confidence.SecondHand)]
    [InlineData("320413", "2018-08-01", "1830.00", "16.50", Confidence.Found)]
    [InlineData("320413", "2021-08-01", "2070.00", "20.00", Confidence.Recalled)]
    [InlineData("320481", "2024-01-01", "2260.00", "22.00", Confidence.Found)]
    [InlineData("320481", "2026-01-01", "2430.00", null, Confidence.SecondHand)] // nobody has seen the hourly value
    public void Minimum_wages_are_those_of_the_notices(string district, string day, string? monthly, string? hourly, Confidence? confidence)
    {
        var row = StatuteData.Embedded.MinimumWages.Of(DistrictCode.Parse(district), Drafts.Day(day));

        Assert.Equal((monthly, hourly, confidence), (row?.Monthly.ToString(), row?.Hourly?.ToString(), row?.Confidence));
    }

    [Theory]
    [InlineData("320411", "320411", true)]
    [InlineData("320411", "320412", false)]
    [InlineData("320400", "320411", true)]
    [InlineData("320400", "321011", false)]
    [InlineData("321000", "321011", true)]
    [InlineData("320000", "320411", true)]
    [InlineData("320411", "320400", false)]
    [InlineData("320412", "320471", true)] // local, within it
    [InlineData("320411", "320471", false)]
    public void A_city_covers_its_districts_and_a_district_the_local_ones_within_it(string outer, string inner, bool covers) =>
        Assert.Equal(covers, StatuteData.Embedded.Districts.Covers(DistrictCode.Parse(outer), DistrictCode.Parse(inner)));

    [Fact]
    public void Where_an_hourly_value_is_not_known_the_one_before_is_a_floor()
    {
        var wages = StatuteData.Embedded.MinimumWages;
        var liyang = DistrictCode.Parse("320481");

        Assert.Equal(Money.Of(22), wages.HourlyOf(liyang, Drafts.Today)?.Hourly);
        Assert.Equal(Money.Of(16.5m), wages.ConfirmedHourlyOf(liyang, Drafts.Today)?.Hourly);
        Assert.Equal(Drafts.Day("2026-01-01"), wages.ChangeDays[^1]);
    }

    [Fact]
    public void A_class_that_was_not_read_is_pending_and_confirms_nothing() => Assert.All(
        StatuteData.Embedded.MinimumWages.Rows.Where(row => row.District.ToString() is "320413" or "320481" && row.From.Year > 2018),
        row => Assert.True(row is { ClassPending: true, Confirmed: false, HourlyConfirmed: false }));

    [Fact]
    public void The_city_has_six_districts_and_a_zone_of_its_own()
    {
        var districts = StatuteData.Embedded.Districts;

        Assert.Equal(
            ["320402", "320404", "320411", "320412", "320413", "320481", "320471"],
            districts.On(Drafts.Today).Select(district => district.Code.ToString()));
        Assert.Equal((true, "320412"), (districts.Find(DistrictCode.Parse("320471"))!.IsLocal, districts.Find(DistrictCode.Parse("320471"))!.Within!.ToString()));
        Assert.True(districts.Find(DistrictCode.Parse("320405"))!.IsHistoric);
        Assert.Null(districts.Find(DistrictCode.Parse("110101")));
    }

    [Fact]
    public void Every_district_of_today_has_minimum_wages() => Assert.All(
        StatuteData.Embedded.Districts.On(Drafts.Today),
        district => Assert.NotNull(StatuteData.Embedded.MinimumWages.Of(district.Code, Drafts.Today)));

    [Fact]
    public void A_file_of_the_operator_wins_and_the_others_stay()
    {
        Write("minimum-wages.json", Row("""
            "district": "320411", "from": "2027-01-01", "class": 1, "monthly": "2800.00", "confidence": "found", "source": "新通知"
            """));

        var data = StatuteData.Load(_folder);

        Assert.Equal(Money.Of(2800), data.MinimumWages.Of(DistrictCode.Parse("320411"), Drafts.Day("2027-01-01"))?.Monthly);
        Assert.Null(data.MinimumWages.Of(DistrictCode.Parse("320411"), Drafts.Today));
        Assert.Equal(StatuteData.Embedded.Districts.All.Count, data.Districts.All.Count);
    }

    [Fact]
    public void A_rule_goes_by_the_operators_values()
    {
        Write("minimum-wages.json", Row("""
            "district": "320411", "from": "2026-01-01", "class": 1, "monthly": "9000.00", "confidence": "found", "source": "新通知"
            """));
        var draft = Draft.Of(Drafts.Lawful, Drafts.Today);

        Assert.Null(Findings.WorstOf("W01", draft));
        Assert.Equal(Severity.Block, Findings.WorstOf("W01", draft with { Data = StatuteData.Load(_folder) }));
    }

    [Fact]
    public void An_empty_folder_gives_what_this_version_brings() =>
        Assert.Equal(StatuteData.Embedded.MinimumWages.Rows, StatuteData.Load(_folder).MinimumWages.Rows);

    [Fact]
    public void A_folder_that_is_not_there_is_not_passed_over() =>
        Assert.Throws<DirectoryNotFoundException>(() => StatuteData.Load(Path.Combine(_folder, "nowhere")));

    [Theory]
    [InlineData("minimum-wages.json", "", "line 1")]
    [InlineData("minimum-wages.json", "{\n\"rows\": [\n}", "line 3")]
    [InlineData("minimum-wages.json", """{"rows": [], "rows": []}""", "rows")]
    [InlineData("minimum-wages.json", "[]", "want an object")]
    [InlineData("minimum-wages.json", "{}", "rows: is missing")]
    [InlineData("minimum-wages.json", """{"rows": {}}""", "rows: want a list")]
    [InlineData("minimum-wages.json", """{"rows": [5]}""", "rows[0]: want an object")]
    [InlineData("minimum-wages.json", """{"rows": [{"distric": "320411"}]}""", "rows[0].distric: no member of this name is known")]
    [InlineData("minimum-wages.json", """{"rows": [{"district": "32041"}]}""", "rows[0].district: want a district code")]
    [InlineData("districts.json", """{"districts": [{"code": "320411", "name": " "}]}""", "districts[0].name: want a text")]
    [InlineData("districts.json", """{"districts": [{"code": "320411", "name": "新北", "nameEn": "Xinbei", "local": 1}]}""", "districts[0].local: want true or false")]
    [InlineData(
        "districts.json",
        """{"districts": [{"code": "320411", "name": "新北", "nameEn": "Xinbei", "confidence": "found"}, {"code": "320411", "name": "新北", "nameEn": "Xinbei", "confidence": "found"}]}""",
        "districts[1]: the code 320411 is there twice")]
    [InlineData("retirement.json", """{"source": "x", "confidence": "sure"}""", "confidence: want found, second-hand or recalled")]
    [InlineData("retirement.json", """{"source": "x", "confidence": "found", "elasticYears": 3, "tracks": []}""", "tracks: want exactly men")]
    [InlineData(
        "retirement.json",
        """{"source": "x", "confidence": "found", "elasticYears": 3, "tracks": [{"track": "men", "oldAge": 60, "stepMonths": 0}]}""",
        "tracks[0].stepMonths: want a whole number from 1 to 120")]
    [InlineData("switches.json", """{"off": ["P01"]}""", "off[0]: rule P01 was read in the law's own text and stays on")]
    [InlineData("switches.json", """{"off": ["Z99"]}""", "off[0]: there is no rule Z99")]
    [InlineData("switches.json", """{"off": [1]}""", "off[0]: want a text")]
    public void Bad_content_is_refused_by_file_and_place(string file, string content, string message)
    {
        Write(file, content);

        var error = Assert.Throws<FormatException>(() => StatuteData.Load(_folder));

        Assert.StartsWith(file + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"from\": \"2026-1-1\"", "rows[0].from: want a day")]
    [InlineData("\"class\": 4", "rows[0].class: want a whole number from 1 to 3")]
    [InlineData("\"monthly\": \"2,660\"", "rows[0].monthly: want an amount")]
    [InlineData("\"monthly\": 2660", "rows[0].monthly: want a text")]
    [InlineData("\"hourly\": \"26.00\"", "rows[0].hourlyConfidence: is missing")]
    public void A_row_with_one_wrong_value_is_refused(string wrong, string message)
    {
        var name = wrong.Split(':')[0];
        string[] members =
        [
            "\"district\": \"320411\"", "\"from\": \"2026-01-01\"", "\"class\": 1", "\"monthly\": \"2660.00\"", "\"confidence\": \"found\"", "\"source\": \"x\"",
        ];
        Write("minimum-wages.json", Row(string.Join(", ", members.Where(member => !member.StartsWith(name + ":", StringComparison.Ordinal)).Append(wrong))));

        Assert.Contains(message, Assert.Throws<FormatException>(() => StatuteData.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_were_not_read_in_the_law_can_be_switched_off()
    {
        foreach (var rule in StatuteBook.Rules.Where(rule => rule.Confidence != Confidence.Found))
        {
            Write("switches.json", $$"""{"off": ["{{rule.Id}}"]}""");
            var data = StatuteData.Load(_folder);

            Assert.Contains(rule.Id, data.SwitchedOff);
            Assert.All(
                Triggers.All.Where(trigger => trigger.Id == rule.Id),
                trigger => Assert.Null(Findings.WorstOf(rule.Id, trigger.Draft with { Data = data })));
        }
    }

    private static string Row(string members) => $$"""{"rows": [{ {{members}} }]}""";

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(_folder, file), content);
}
