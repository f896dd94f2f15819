using System.CommandLine;

namespace LaborContracts.Verifier.Commands;

/// <summary>lcverify: judges documents, signatures and proofs without the platform.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings)
    {
        var root = new RootCommand("核验劳动合同：真伪、完整、签署人、登记与效力 / Verifies labor contracts without the platform")
        {
            DocumentCommand.Make(surroundings),
            SignaturesCommand.Make(surroundings),
            InclusionCommand.Make(surroundings),
            TrailCommand.Make(surroundings),
            StatementCommand.Make(surroundings),
            EvidenceCommand.Make(surroundings),
            NetworkCommand.Make(surroundings),
            WatchCommand.Make(surroundings),
            WitnessLogCommand.Make(surroundings),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await surroundings.Errors.WriteLineAsync(error.Message);
            return ExitCode.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new()
            {
                EnableDefaultExceptionHandler = false, Output = surroundings.Output, Error = surroundings.Errors,
            });
        }
        catch (UsageException e)
        {
            await surroundings.Errors.WriteLineAsync(e.Message);
            return ExitCode.Usage;
        }
    }
}
