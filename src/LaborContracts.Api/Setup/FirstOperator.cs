using System.Text;
using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Http;
using LaborContracts.Files;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Setup;

/// <summary>
/// Whoever runs the machine is the first operator: while no account has that role, each start leaves a link in a file that
/// only its owner may read.
/// </summary>
internal static class FirstOperator
{
    public static async Task InviteAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
        var file = app.Services.File("keys", "first-operator.link");
        if (await db.Accounts.AnyAsync(a => a.DisabledAt == null && a.Roles == Role.Operator))
        {
            File.Delete(file);
            return;
        }

        await db.Invitations.Where(i => i.Roles == Role.Operator && i.InvitedBy == "").ExecuteDeleteAsync();
        var link = scope.ServiceProvider.GetRequiredService<Invitations>().AddFirst(Role.Operator);
        await db.SaveChangesAsync();
        DurableFile.Write(file, Encoding.ASCII.GetBytes($"{link}\n"), onlyForOwner: true);
    }
}
