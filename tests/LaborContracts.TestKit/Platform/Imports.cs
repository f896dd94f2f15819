namespace LaborContracts.TestKit.Platform;

/// <summary>Documents that were signed elsewhere, and what is done with them, through the public API alone.</summary>
public static class Imports
{
    public const string Path = "/api/v1/imports";

    private static readonly Dictionary<string, string> Facts = new()
    {
        ["kind"] = "labor-contract", ["number"] = "HT-2025-0113", ["employerName"] = "常州长顺物流有限公司", ["workerName"] = "王䶮",
        ["idNumber"] = "320499199003070012", ["phone"] = "13800000001", ["district"] = "320411", ["concludedOn"] = "2025-11-01", ["endsOn"] = "2026-10-31",
    };

    /// <summary>
    /// A PDF with a signature that holds under the platform's roots and without a contract's key, another each time: it does for one that was signed elsewhere.
    /// </summary>
    public static async Task<byte[]> SignedAsync(ApiCaller party, Guid concluded) => (await party.GetAsync($"{Parties.PathOf(concluded)}/certificate.pdf")).Good().Body;

    /// <param name="others">Facts that are not those of the example; null leaves one out.</param>
    public static async Task<ApiAnswer> SendAsync(ApiCaller employer, byte[] pdf, params (string Name, string? Value)[] others)
    {
        var facts = new Dictionary<string, string>(Facts);
        foreach (var (name, value) in others)
        {
            if (value is null) facts.Remove(name);
            else facts[name] = value;
        }

        using var form = new MultipartFormDataContent { { new ByteArrayContent(pdf), "file", "contract.pdf" } };
        foreach (var (name, value) in facts) form.Add(new StringContent(value), name);
        return await employer.SendAsync(HttpMethod.Post, Path, form);
    }

    /// <summary>One that was taken in.</summary>
    public static async Task<Guid> ReceivedAsync(ApiCaller employer, byte[] pdf, params (string Name, string? Value)[] others) =>
        (await SendAsync(employer, pdf, others)).Good().Json.GetProperty("id").GetGuid();

    public static string PathOf(Guid import) => $"{Path}/{import}";
}
