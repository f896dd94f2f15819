namespace LaborContracts.Api.Http;

/// <summary>The law counts days by the calendar in China, UTC+8 all year since 1992.</summary>
internal static class ChinaTime
{
    public static DateOnly TodayInChina(this TimeProvider clock) => clock.GetUtcNow().DayInChina();

    public static DateOnly DayInChina(this DateTimeOffset moment) => DateOnly.FromDateTime(moment.InChina().DateTime);

    public static DateTimeOffset BeginInChina(this DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));

    public static DateTimeOffset InChina(this DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(8));
}
