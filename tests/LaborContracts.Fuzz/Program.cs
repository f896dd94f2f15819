using System.Diagnostics;
using System.Globalization;
using LaborContracts.Fuzz;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;

// Mutated files before the validation of signatures: none may crash it, keep it busy, or be passed for what it is not.
// Arguments: number of files, seed, threads, seconds after which it stops, folder for what is found. Exit code 1 with findings.
var cases = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var threads = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
var patience = TimeSpan.FromSeconds(args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 86_400);
var folder = args.Length > 4 ? args[4] : "artifacts/fuzz";
var tooSlow = TimeSpan.FromSeconds(1);
var hung = TimeSpan.FromSeconds(30);

var corpus = new Corpus();
var (mutations, tally) = (new Mutations(corpus), new Tally());
var oracles = Enumerable.Range(0, threads).Select(_ => new Oracle(corpus)).ToList();
foreach (var file in corpus.Files)
{
    var report = PadesValidation.Validate(PdfFile.Read(file.Bytes), corpus.Policy);
    if (report.Signatures.Any(r => r.Indication != Indication.TotalPassed || oracles[0].Lie(file.Bytes, r) is not null))
        throw new InvalidOperationException($"The honest file {file.Name} does not pass: {report.Signatures[0].Reason}");
}

var start = Stopwatch.GetTimestamp();
var next = -1L;
var begun = new (long Case, long At)[threads];
var workers = Enumerable.Range(0, threads).Select(index => new Thread(() => Work(index))).ToList();
workers.ForEach(worker => worker.Start());
for (var printed = TimeSpan.Zero; workers.Any(worker => !worker.Join(TimeSpan.FromMilliseconds(100)));)
{
    foreach (var (number, at) in begun)
    {
        if (at == 0 || Stopwatch.GetElapsedTime(at) < hung) continue;
        Keep(number, mutations.Make(Dice.Of(seed, number)), "it does not come to an end");
        Environment.Exit(1);
    }

    var elapsed = Stopwatch.GetElapsedTime(start);
    if (elapsed - printed < TimeSpan.FromSeconds(10)) continue;
    printed = elapsed;
    Console.WriteLine(tally.Line(elapsed, Peak()));
}

Console.WriteLine(tally.Line(Stopwatch.GetElapsedTime(start), Peak()));
tally.Findings.ForEach(Console.WriteLine);
return tally.Findings.Count == 0 ? 0 : 1;

void Work(int index)
{
    while (Stopwatch.GetElapsedTime(start) < patience && Interlocked.Increment(ref next) is var number && number < cases)
    {
        var pdf = mutations.Make(Dice.Of(seed, number));
        var at = Stopwatch.GetTimestamp();
        begun[index] = (number, at);
        PadesReport? report = null;
        try
        {
            report = PadesValidation.Validate(PdfFile.Read(pdf), corpus.Policy);
        }
        catch (PdfFormatException)
        {
            // As it should be.
        }
        catch (Exception e) // the very thing that is looked for
        {
            Keep(number, pdf, $"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}");
        }

        var took = Stopwatch.GetElapsedTime(at);
        begun[index] = default;
        if (took > tooSlow && Again(pdf) > tooSlow) Keep(number, pdf, $"it takes {took.TotalSeconds:0.0} seconds");
        var passed = report?.Signatures.Where(r => r.Indication == Indication.TotalPassed).ToList() ?? [];
        foreach (var signature in passed)
            if (oracles[index].Lie(pdf, signature) is { } lie) Keep(number, pdf, $"{signature.Field}: {lie}");
        tally.Add(
            number, took, report is null ? null : report.Signatures.Count + report.DocumentTimestamps.Count, passed.Count,
            passed.Count(r => !r.CoversWholeDocument));
    }
}

// Other work on the machine can make any file slow once.
TimeSpan Again(byte[] pdf)
{
    var at = Stopwatch.GetTimestamp();
    try
    {
        PadesValidation.Validate(PdfFile.Read(pdf), corpus.Policy);
    }
    catch (FormatException)
    {
        // It was so before.
    }

    return Stopwatch.GetElapsedTime(at);
}

void Keep(long number, byte[] pdf, string why)
{
    Directory.CreateDirectory(folder);
    File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{seed}-{number}.pdf")), pdf);
    tally.Find(string.Create(CultureInfo.InvariantCulture, $"case {number}: {why}"));
}

static long Peak()
{
    using var self = Process.GetCurrentProcess();
    return self.PeakWorkingSet64;
}
