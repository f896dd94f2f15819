using System.Globalization;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Api.Features.Imports;

/// <summary>What the employer says of a file that was made elsewhere. Nobody has checked it: the file is not read for it.</summary>
/// <param name="Number">Under which it was made elsewhere; null if it has none.</param>
/// <param name="ConcludedOn">The day of the last signature.</param>
/// <param name="EndsOn">The last day of what it agrees; null if it has none.</param>
internal sealed record ImportFacts(
    DocumentKind Kind, string? Number, string EmployerName, string WorkerName, IdentityNumber IdNumber, MobileNumber Phone, DistrictCode District,
    DateOnly ConcludedOn, DateOnly? EndsOn)
{
    private const int LongestText = 100;

    /// <summary>Null, with the faults by name of the field, if something is missing or cannot be read.</summary>
    /// <param name="today">A document that is said to be concluded later is not concluded.</param>
    public static ImportFacts? Read(IReadOnlyDictionary<string, string> fields, DateOnly today, out Dictionary<string, string> faults)
    {
        var found = faults = [];
        var kind = DocumentKinds.TryParse(fields.GetValueOrDefault("kind"), out var known) ? known : Fault<DocumentKind?>("kind", "kind");
        var (number, employer, worker) = (Text("number", isRequired: false), Text("employerName"), Text("workerName"));
        var id = IdentityNumber.TryParse(fields.GetValueOrDefault("idNumber"), out var read) ? read : Fault<IdentityNumber>("idNumber", "id-number");
        var phone = MobileNumber.TryParse(fields.GetValueOrDefault("phone"), out var dialled) ? dialled : Fault<MobileNumber>("phone", "phone");
        var district = DistrictCode.TryParse(fields.GetValueOrDefault("district")?.Trim(), out var place) ? place : Fault<DistrictCode>("district", "district");
        var (concluded, ends) = (Day("concludedOn", isRequired: true), Day("endsOn", isRequired: false));
        if (concluded > today) found["concludedOn"] = "range";
        else if (ends < concluded) found["endsOn"] = "term-order";
        return found.Count > 0 ? null : new(kind!.Value, number, employer!, worker!, id!, phone!, district!, concluded!.Value, ends);

        string? Text(string name, bool isRequired = true)
        {
            var text = fields.GetValueOrDefault(name)?.Trim();
            if (string.IsNullOrEmpty(text)) return isRequired ? Fault<string>(name, "required") : null;
            if (text.Length > LongestText) return Fault<string>(name, "too-long");
            return InvisibleCharacters.AreIn(text) ? Fault<string>(name, "invisible-character") : text;
        }

        DateOnly? Day(string name, bool isRequired)
        {
            var text = fields.GetValueOrDefault(name)?.Trim();
            if (string.IsNullOrEmpty(text)) return isRequired ? Fault<DateOnly?>(name, "required") : null;
            return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1950 and < 3000
                ? day : Fault<DateOnly?>(name, "date");
        }

        T? Fault<T>(string name, string fault)
        {
            found[name] = fault;
            return default;
        }
    }
}
