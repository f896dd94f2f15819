using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Features.Chain;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Features.Coverage;
using LaborContracts.Api.Features.Deadlines;
using LaborContracts.Api.Features.Development;
using LaborContracts.Api.Features.Evidence;
using LaborContracts.Api.Features.Firms;
using LaborContracts.Api.Features.Imports;
using LaborContracts.Api.Features.Issues;
using LaborContracts.Api.Features.Me;
using LaborContracts.Api.Features.Notices;
using LaborContracts.Api.Features.Operation;
using LaborContracts.Api.Features.Rosters;
using LaborContracts.Api.Features.SealDrawing;
using LaborContracts.Api.Features.Statements;
using LaborContracts.Api.Features.Verifications;
using LaborContracts.Api.Features.Webhooks;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Api.Pages;
using LaborContracts.Api.Pages.Desk;
using LaborContracts.Api.Pages.Inspection;
using LaborContracts.Api.Pages.MyContracts;
using LaborContracts.Api.Pages.Operation;
using LaborContracts.Api.Pages.Operation.Firms;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Api.Workers.Keys;
using LaborContracts.Api.Workers.Retention;
using LaborContracts.Api.Workers.Signing;
using LaborContracts.Api.Workers.Wages;
using LaborContracts.Documents;
using LaborContracts.Ledger.Chain;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Verification;
using Microsoft.AspNetCore.Http.Features;
using Scalar.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;

var settings = builder.Configuration.GetRequiredSection("Platform").Get<PlatformSettings>()!;
services.AddSingleton(settings);
services.AddSingleton(TimeProvider.System);
services.AddStorage();
services.AddLedger();
services.AddReconciliation();
services.AddDevelopmentParts();
services.AddSingleton(_ => Typesetter.Load());
services.AddHttpClient(nameof(TimestampClient));
services.AddTransient(provider => new TimestampClient(
    provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(TimestampClient)),
    provider.GetRequiredService<PlatformSettings>().Timestamps.InOrder));
services.AddHttpClient(nameof(RevocationClient));
services.AddTransient(provider => new RevocationClient(
    provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(RevocationClient)),
    provider.GetRequiredService<TimeProvider>()));
services.AddSingleton(provider => Trust.Read(JsonSerializer.SerializeToUtf8Bytes(TrustFile.Pins(provider))));

services.AddScoped<DossierShelf>();
services.AddScoped<AccessLog>();
services.AddScoped<Shredding>();
services.AddHttpClient(nameof(Seals)).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
{
    AllowAutoRedirect = false, // PIN and access token go to the address of the settings and nowhere else
    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
});
services.AddSingleton<Seals>();
services.AddScoped<SignatureDesk>();
services.AddScoped<Idempotency>();
services.AddScoped<CodeLimits>();
services.AddBeforeSigning(settings);
services.AddScoped<OneTimeCodes>();
services.AddScoped<Passkeys>();
services.AddScoped<PasskeyDesk>();
services.AddScoped<IntentDesk>();
services.AddScoped<AwaitedSignature>();
services.AddScoped<FirmApplications>();
services.AddScoped<Invitations>();
services.AddSingleton<InvitingWakeup>();
services.AddHostedService<InvitingWorker>();
services.AddScoped<Drafting>();
services.AddScoped<Offering>();
services.AddIssuing();
services.AddWebhooks(builder.Environment.IsDevelopment());
services.AddScoped<StatuteDesk>();
services.AddScoped<ImportShelf>();
services.AddSingleton<StatuteFiles>();
services.AddScoped<CaseDesk>();
services.AddScoped<CaseReach>();
services.AddScoped<CaseLooks>();
services.AddScoped<ComparisonDesk>();
services.AddScoped<RefusedLooks>();
services.AddScoped<ResultCards>();
services.AddScoped<CoverageDesk>();
services.AddScoped<WageFloors>();
services.AddScoped<DocumentPages>();
services.AddScoped<StatementDesk>();
services.AddScoped<VerificationDesk>();
services.AddScoped<EvidenceDesk>();
services.AddScoped<EvidencePacking>();
services.AddScoped<SealedRegistrations>();
services.AddTransient<StatementSeal>();
services.AddScoped<StatusCards>();
services.AddScoped<Registrations>();
services.AddScoped<OperationDesk>();
services.AddSingleton<SigningWakeup>();
services.AddSingleton<AnchoringWakeup>();
services.AddHostedService<SigningWorker>();
services.AddHostedService<AnchoringWorker>();
services.AddHostedService<LaterHeadsWorker>();
services.AddHostedService<WageFloorsWorker>();
services.AddHostedService<LapsingWorker>();
services.AddSingleton<RetirementWorker>();
services.AddHostedService(provider => provider.GetRequiredService<RetirementWorker>());
services.AddHostedService<ForgettingWorker>();
services.AddHostedService<RetentionWorker>();
services.AddHostedService<NodeWatch>();

if (builder.Environment.IsDevelopment()) services.AddHostedService<DevelopmentRegistryWorker>();

services.AddPages();
services.AddSignIn(settings, builder.Environment.IsDevelopment());
services.AddRequestLimits(settings.Limits);
services.AddHealthChecks();
services.AddApiDescription();
services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
    options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    options.SerializerOptions.Converters.Add(new UtcTimeJson());
});
services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = VerifyFile.LargestFile + (1 << 20));
builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = VerifyFile.LargestFile + (1 << 20));
services.AddRequestLocalization(options =>
{
    options.DefaultRequestCulture = new(Language.Chinese);
    options.SupportedCultures = [CultureInfo.GetCultureInfo("zh-CN")];
    options.SupportedUICultures = [Language.Chinese, Language.English];
});

settings.Retention.Check(); // settings below the law stop the start

var app = builder.Build();
await app.MigrateAsync();
TrustFile.Write(app.Services);
_ = (app.Services.GetRequiredService<RegistrySender>(), app.Services.GetRequiredService<Fees>()); // a keystore that does not open stops the start
_ = app.Services.GetRequiredService<Seals>(); // settings that do not say where a seal is stop the start
_ = app.Services.GetRequiredService<StatuteFiles>().Current; // data that cannot be read stop the start, not the first clerk

app.UseSecurityHeaders(settings.BaseAddress);
app.UseRequestLocalization();
app.UseCompression();
app.UseProblemAnswers();
app.UseSchemeOfBaseAddress(settings.BaseAddress);
app.UseAuthentication();
app.UseRateLimiter(); // behind it: an account has a limit of its own
app.UseRecordedRefusals();
app.UseAuthorization();

var api = app.MapGroup("/api/v1");
api.MapContracts();
api.MapCases();
api.MapCoverage();
api.MapDeadlines();
RenewCalendar.Map(api);
ShowCalendar.Map(api);
api.MapImports();
api.MapIssues();
api.MapRosters();
api.MapSealDrawing();
ShowStatement.Map(api);
api.MapWebhooks();
api.MapExportData();
api.MapIdentityChecks();
api.MapNotices();
api.MapOperation();
api.MapPasskeys();
api.MapAccounts(isEmbedded: settings.SignIn.Authority is null);
if (settings.SignIn.Authority is null)
{
    api.MapChangePassword();
    api.MapFirms(); // whose first account is made here
}

api.MapVerifications();
api.MapChain();
app.MapPages();
app.MapHealthChecks("/health").DisableRateLimiting();
app.MapOpenApi("/openapi/v1.json");
app.MapScalarApiReference("/docs", options => options.WithNonce());
if (settings.SignIn.Authority is null) await app.MapEmbeddedAuthorityAsync();
else if (settings.SignIn.ClientId is not null) app.MapSignInThere();
if (settings.SignIn.Authority is null || settings.SignIn.ClientId is not null)
{
    app.MapSignedInPages();
    app.MapMyContracts();
    app.MapDesk();
    app.MapInspection();
    app.MapOperationPages();
}

if (settings.SignIn.Authority is null)
{
    app.MapRegister();
    app.MapOperationFirms();
}

if (settings.SignIn.Authority is null && !app.Environment.IsDevelopment()) await FirstOperator.InviteAsync(app);
if (app.Environment.IsDevelopment())
{
    await DemonstrationAccounts.SeedAsync(app);
    app.MapAnswerTimestamp();
    app.MapServeRevocationLists();
    app.MapAnswerOcsp();
    app.MapRevokeCertificate();
    app.MapShowOutbox();
    app.MapAnswerIdentityRegister();
}

await app.RunAsync();
