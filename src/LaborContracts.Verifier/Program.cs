using LaborContracts.Verifier;
using LaborContracts.Verifier.Commands;

return await CommandLine.RunAsync(args, new Surroundings(Console.Out, Console.Error, TimeProvider.System));
