using System.Text.Json;

namespace LaborContracts.Api.Features.Imports;

/// <summary>What an import's row holds sealed: what the employer says of the file, and what its signatures were found to be worth.</summary>
/// <param name="Number">Under which it was made elsewhere; null if it has none.</param>
/// <param name="ConcludedOn">The day of the last signature, by the calendar of China, as the employer says.</param>
/// <param name="Signatures">As <c>lcverify signatures</c> writes it, judged when the file was received.</param>
internal sealed record ImportContents(
    string? Number, string EmployerName, string WorkerName, string IdNumber, string Phone, DateOnly ConcludedOn, JsonElement Signatures);
