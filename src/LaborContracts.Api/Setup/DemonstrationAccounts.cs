using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace LaborContracts.Api.Setup;

/// <summary>Accounts of invented people and firms, made when the platform starts for development and they are missing.</summary>
internal static class DemonstrationAccounts
{
    private const string Password = "demonstration";
    private const string Changshun = "91320411MACY000187";
    private const string Yunhe = "91320481000000000Y";

    /// <summary>An app that people sign in to, and the HR system of an employer.</summary>
    public static OpenIddictApplicationDescriptor[] Clients =>
    [
        Features.Tokens.Clients.App("demonstration-app", new Uri("http://127.0.0.1:5090/callback")),
        Features.Tokens.Clients.HrSystem("changshun-hr", Password, UnifiedSocialCreditCode.Parse(Changshun)),
    ];

    /// <summary>Whom the stand-in of the registers knows: who signs or seals.</summary>
    public static (string Name, string IdNumber, string Phone)[] People =>
    [
        ("王䶮", "320499199003070012", "13800000001"),
        ("李晓梅", "320499199003070020", "13800000002"),
        ("陈桂兰", "320499195806300127", "13800000003"),
        ("孙远", "32049919850412001X", "13900000001"),
        ("周宁", "320499198807150021", "13900000002"),
        ("赵岚", "320499199111280025", "13900000005"),
    ];

    public static async Task SeedAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
        var masterKey = scope.ServiceProvider.GetRequiredService<MasterKey>();
        var known = await db.Accounts.Select(account => account.UserName).ToListAsync();
        var reachable = await db.Contacts.Select(contact => contact.UserName).ToListAsync();
        var all = All(masterKey);
        db.Accounts.AddRange(all.Select(one => one.Account).Where(account => !known.Contains(account.UserName)));
        db.Contacts.AddRange(all.Where(one => !reachable.Contains(one.Account.UserName)).Select(one => ContactRow.Of(one.Account.UserName, one.Phone, masterKey)));
        await db.SaveChangesAsync();
    }

    private static (AccountRow Account, string Phone)[] All(MasterKey masterKey)
    {
        var hash = PasswordCheck.HashOf(Password); // takes its time: one for all
        return
        [
            Employer("hr@changshun.example", Changshun, "13900000001", Role.OfEmployers),
            Employer("admin@changshun.example", Changshun, "13900000003", Role.Administrator),
            Employer("clerk@changshun.example", Changshun, "13900000004", Role.Clerk),
            Employer("seal@changshun.example", Changshun, "13900000005", Role.SealHolder),
            Employer("hr@yunhe.example", Yunhe, "13900000002", Role.OfEmployers),
            Worker("wang@worker.example", "320499199003070012", "13800000001"),
            Worker("li@worker.example", "320499199003070020", "13800000002"),
            Worker("chen@worker.example", "320499195806300127", "13800000003"), // past the retirement age
            Account("inspector@bureau.example", "320411", "13900000006", Role.Inspector),
            Account("inspector@wujin.example", "320412", "13900000010", Role.Inspector),
            Account("supervisor@bureau.example", "320400", "13900000007", Role.Supervisor),
            Account("chief@bureau.example", "320400", "13900000011", Role.OfTheAuthority),
            Account("auditor@bureau.example", "", "13900000008", Role.Auditor),
            Account("operator@platform.example", "", "13900000009", Role.Operator),
        ];

        (AccountRow, string) Employer(string userName, string creditCode, string phone, params string[] roles) =>
            Account(userName, UnifiedSocialCreditCode.Parse(creditCode).ToString(), phone, roles);

        (AccountRow, string) Worker(string userName, string idNumber, string phone) =>
            Account(userName, DossierShelf.WorkerIndex(masterKey, IdentityNumber.Parse(idNumber).ToString()), phone, Role.Worker);

        (AccountRow, string) Account(string userName, string party, string phone, params string[] roles) => (new()
        {
            Id = Guid.NewGuid(),
            UserName = userName,
            PasswordHash = hash,
            Roles = string.Join(' ', roles),
            Party = party,
            PhoneMasked = MobileNumber.Parse(phone).Masked,
            PhoneIndex = DossierShelf.PhoneIndex(masterKey, MobileNumber.Parse(phone)),
        }, phone);
    }
}
