using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Contracts;

/// <summary>The attached file contract.json: what the contract says, for programs, and the key that ties it to the registry.</summary>
internal static class ContractAttachment
{
    public const string FileName = "contract.json";
    public const string MediaType = "application/json";

    public static byte[] Write(ContractPaper paper)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", "labor-contract");
            json.WriteNumber("version", 1);
            json.WriteString("key", "0x" + Convert.ToHexStringLower(paper.Key.Span));
            json.WriteString("kind", paper.Kind);
            json.WriteNumber("revision", paper.Revision);
            json.WriteString("contractNumber", paper.ContractNumber);
            json.WriteString("offeredAt", paper.OfferedAt.UtcDateTime);
            json.WriteStartObject("parties");
            Write(json, paper.Terms.Employer);
            Write(json, paper.Terms.Worker);
            json.WriteEndObject();
            Write(json, paper.Terms);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Employer employer)
    {
        json.WriteStartObject("employer");
        json.WriteString("name", employer.Name);
        json.WriteString("creditCode", employer.CreditCode.ToString());
        json.WriteString("address", employer.Address);
        json.WriteString("legalRepresentative", employer.LegalRepresentative);
        if (employer.Phone is { } phone) json.WriteString("phone", phone.ToString());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Worker worker)
    {
        json.WriteStartObject("worker");
        json.WriteString("name", worker.Name);
        json.WriteString("idNumber", worker.IdNumber.ToString());
        json.WriteString("address", worker.Address);
        json.WriteString("phone", worker.Phone.ToString());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ContractTerms terms)
    {
        json.WriteStartObject("terms");
        Write(json, terms.Term);
        if (terms.EmploymentStart is { } employment) json.WriteString("employmentStart", Day(employment));
        if (terms.Probation is { } probation)
        {
            json.WriteStartObject("probation");
            Write(json, probation.Term);
            json.WriteString("monthlyWage", probation.MonthlyWage.ToString());
            json.WriteEndObject();
        }

        json.WriteString("workContent", terms.WorkContent);
        json.WriteStartObject("workplace");
        json.WriteString("district", terms.Workplace!.District.ToString());
        json.WriteString("address", terms.Workplace.Address);
        json.WriteEndObject();
        json.WriteStartObject("workingHours");
        json.WriteNumber("hoursPerDay", terms.WorkingHours!.HoursPerDay);
        json.WriteNumber("daysPerWeek", terms.WorkingHours.DaysPerWeek);
        json.WriteString("restAndLeave", terms.WorkingHours.RestAndLeave);
        json.WriteEndObject();
        json.WriteStartObject("remuneration");
        json.WriteString("monthlyWage", terms.Remuneration!.MonthlyWage.ToString());
        json.WriteNumber("payDay", terms.Remuneration.PayDay);
        json.WriteString("payMethod", terms.Remuneration.PayMethod);
        json.WriteEndObject();
        json.WriteString("socialInsurance", terms.SocialInsurance);
        json.WriteString("laborProtection", terms.LaborProtection);
        json.WriteString("occupationalHazards", terms.OccupationalHazards);
        json.WriteStartArray("otherAgreements");
        foreach (var agreement in terms.OtherAgreements) json.WriteStringValue(agreement);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Term term)
    {
        json.WriteString("start", Day(term.Start));
        json.WriteString("end", Day(term.End));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", null);
}
