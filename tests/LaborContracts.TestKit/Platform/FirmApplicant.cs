using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace LaborContracts.TestKit.Platform;

/// <summary>A firm that asks to use the platform, on the page where anybody can.</summary>
public static partial class FirmApplicant
{
    public const string Path = "/register";
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>A picture that could be a licence.</summary>
    public static byte[] Licence { get; } = Drawings.Signature();

    /// <summary>The code of an invented firm, another for each number up to 9,999,999, in the county that there is not.</summary>
    public static string CreditCodeOf(int firm)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"91320499MA{firm:D7}");
        var (sum, weight) = (0, 1);
        foreach (var character in text)
        {
            sum += Alphabet.IndexOf(character, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return text + Alphabet[(31 - sum % 31) % 31];
    }

    /// <summary>What is filled in, with other values for some fields.</summary>
    public static Dictionary<string, string> Fields(string creditCode, string phone, params (string Name, string Value)[] others)
    {
        var fields = new Dictionary<string, string>
        {
            ["creditCode"] = creditCode, ["firmName"] = "常州新桥模具有限公司", ["address"] = "江苏省常州市新北区河海中路 1 号",
            ["administrator"] = "顾新", ["phone"] = phone,
        };
        foreach (var (name, value) in others) fields[name] = value;
        return fields;
    }

    /// <summary>Sends the form of the page.</summary>
    public static async Task<HttpResponseMessage> ApplyAsync(HttpClient http, Dictionary<string, string> fields, byte[]? licence = null)
    {
        var hidden = Hidden().Match(await http.GetStringAsync(new Uri(Path, UriKind.Relative)));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(WebUtility.HtmlDecode(hidden.Groups[2].Value)), hidden.Groups[1].Value },
            { new ByteArrayContent(licence ?? Licence), "file", "licence.png" },
        };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return await http.PostAsync(new Uri(Path, UriKind.Relative), form);
    }

    /// <summary>An application that waits for the operator.</summary>
    public static async Task<Guid> AppliedAsync(HttpClient http, ApiCaller platformOperator, string creditCode, string phone)
    {
        using var answer = await ApplyAsync(http, Fields(creditCode, phone));
        answer.EnsureSuccessStatusCode();
        return (await WaitingAsync(platformOperator, creditCode)).Single();
    }

    /// <summary>The applications of a firm that wait.</summary>
    public static async Task<IReadOnlyList<Guid>> WaitingAsync(ApiCaller platformOperator, string creditCode)
    {
        var found = new List<Guid>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await platformOperator.GetAsync($"/api/v1/firms?limit=100{cursor}")).Good().Json;
            found.AddRange(page.GetProperty("firms").EnumerateArray()
                .Where(firm => firm.GetProperty("creditCode").GetString() == creditCode).Select(firm => firm.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : null;
        }

        return found;
    }

    [GeneratedRegex("""<input type="hidden" name="(__[^"]+)" value="([^"]+)""")]
    private static partial Regex Hidden();
}
