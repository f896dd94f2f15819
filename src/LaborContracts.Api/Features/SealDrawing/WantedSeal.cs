using LaborContracts.Api.Http;
using LaborContracts.Documents;

namespace LaborContracts.Api.Features.SealDrawing;

/// <param name="Line">none, contract (合同专用章), laborContract (劳动合同专用章) or personnel (人事专用章).</param>
/// <param name="Number">Up to 13 digits; null or empty for none.</param>
internal sealed record WantedSeal(string? Line, string? Number)
{
    /// <returns>Null where something is wrong.</returns>
    public SealDesign? Design(Dictionary<string, string[]> errors)
    {
        var line = SealLines.Find(Line);
        var number = string.IsNullOrWhiteSpace(Number) ? null : Number.Trim();
        if (line is null) errors["line"] = [Texts.Get("seal.line")];
        if (number is not null && !SealDesign.IsNumber(number)) errors["number"] = [Texts.Get("seal.number")];
        return errors.Count == 0 ? new(line!.Value, number) : null;
    }
}
