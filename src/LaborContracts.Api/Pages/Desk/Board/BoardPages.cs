using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Board;

/// <summary>The first page of the desk: what waits, what expires, what the law sets a day for, and how signing goes.</summary>
internal static class BoardPages
{
    public static void AddBoard(this IServiceCollection services)
    {
        services.AddScoped<MatterDesk>();
        services.AddScoped<FiguresDesk>();
    }

    public static void MapBoard(this RouteGroupBuilder desk) => desk.MapGet("", ShowAsync);

    private static async Task<IResult> ShowAsync(
        Caller caller, MatterDesk matters, FiguresDesk figures, CancellationToken cancellationToken)
    {
        return new RazorComponentResult<BoardPage>(new Dictionary<string, object?>
        {
            [nameof(BoardPage.Waiting)] = await CountAsync(Matters.Waiting),
            [nameof(BoardPage.Expiring)] = await CountAsync(Matters.Expiring),
            [nameof(BoardPage.ByLaw)] = await CountAsync(Matters.ByLaw),
            [nameof(BoardPage.Figures)] = await figures.CountAsync(caller, cancellationToken),
        });

        async Task<IReadOnlyList<CountedMatter>> CountAsync(IEnumerable<Matter> all)
        {
            var counted = new List<CountedMatter>();
            foreach (var matter in all) counted.Add(new(matter.Key, await matters.CountAsync(matter, caller, cancellationToken)));
            return counted;
        }
    }
}

/// <summary>How many documents there are of a matter, by its key.</summary>
public sealed record CountedMatter(string Key, int Count);
