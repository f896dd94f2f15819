using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Setup;

/// <summary>Accounts of invented people and firms, made when the platform starts for development and they are missing.</summary>
internal static class DemonstrationAccounts
{
    private const string Password = "demonstration";

    public static async Task SeedAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
        if (!await db.Accounts.AnyAsync(a => a.Role == Caller.OperatorRole)) db.Accounts.Add(Operator());
        if (!await db.Accounts.AnyAsync(a => a.Role != Caller.OperatorRole)) db.Accounts.AddRange(Parties(scope.ServiceProvider));
        await db.SaveChangesAsync();
    }

    private static AccountRow[] Parties(IServiceProvider services)
    {
        var masterKey = services.GetRequiredService<MasterKey>();
        return
        [
            Employer(masterKey, "hr@changshun.example", "91320411MACY000187", "13900000001"),
            Employer(masterKey, "hr@yunhe.example", "91320481000000000Y", "13900000002"),
            Worker(masterKey, "wang@worker.example", "320499199003070012", "13800000001"),
            Worker(masterKey, "li@worker.example", "320499199003070020", "13800000002"),
            Worker(masterKey, "chen@worker.example", "320499195806300127", "13800000003"), // past the retirement age
        ];
    }

    private static AccountRow Operator() => new()
    {
        UserName = "operator@platform.example",
        PasswordHash = IssueToken.HashOf(Password),
        Role = Caller.OperatorRole,
        Party = "",
        PhoneMasked = MobileNumber.Parse("13900000009").Masked,
    };

    private static AccountRow Employer(MasterKey masterKey, string userName, string creditCode, string phone) => new()
    {
        UserName = userName,
        PasswordHash = IssueToken.HashOf(Password),
        Role = Caller.EmployerRole,
        Party = UnifiedSocialCreditCode.Parse(creditCode).ToString(),
        PhoneMasked = MobileNumber.Parse(phone).Masked,
        PhoneIndex = DossierShelf.PhoneIndex(masterKey, MobileNumber.Parse(phone)),
    };

    private static AccountRow Worker(MasterKey masterKey, string userName, string idNumber, string phone) => new()
    {
        UserName = userName,
        PasswordHash = IssueToken.HashOf(Password),
        Role = Caller.WorkerRole,
        Party = DossierShelf.WorkerIndex(masterKey, IdentityNumber.Parse(idNumber).ToString()),
        PhoneMasked = MobileNumber.Parse(phone).Masked,
        PhoneIndex = DossierShelf.PhoneIndex(masterKey, MobileNumber.Parse(phone)),
    };
}
