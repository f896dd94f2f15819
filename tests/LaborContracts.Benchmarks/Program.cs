using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using LaborContracts.Benchmarks;

// Prints each figure beside its target and writes them as JSON. A missed target is for people to judge: machines are busy.
var figures = new List<Figure>();
Console.WriteLine(Row("figure", "measured", "target", ""));
var all = (await Anchoring.MeasureAsync())
    .Concat(Batching.Measure())
    .Concat(Typesetting.Measure())
    .Concat(Signing.Measure(Typesetting.Contract()))
    .Concat(await CheckingTerms.MeasureAsync());
foreach (var figure in all)
{
    figures.Add(figure);
    var sign = figure.Aim == Aim.AtMost ? "≤" : "≥";
    Console.WriteLine(Row(
        figure.Name,
        string.Create(CultureInfo.InvariantCulture, $"{figure.Value:0.##} {figure.Unit}"),
        figure.Target is { } target ? string.Create(CultureInfo.InvariantCulture, $"{sign} {target:0.##}") : "",
        figure.IsMet switch { true => "met", false => "missed", null => "" }));
}

var path = args is [var given] ? given : "artifacts/bench.json";
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
var report = new
{
    machine = new { processors = Environment.ProcessorCount, runtime = RuntimeInformation.FrameworkDescription },
    figures = figures.Select(figure => new
    {
        figure.Name,
        value = Math.Round(figure.Value, 3),
        figure.Unit,
        aim = figure.Target is null ? null : figure.Aim == Aim.AtMost ? "at most" : "at least",
        figure.Target,
        met = figure.IsMet,
    }),
};
var json = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };
await File.WriteAllTextAsync(path, JsonSerializer.Serialize(report, json) + "\n");
Console.WriteLine($"Written to {path}.");

static string Row(string name, string value, string target, string verdict) =>
    string.Create(CultureInfo.InvariantCulture, $"{name,-32} {value,16} {target,10}  {verdict}");
