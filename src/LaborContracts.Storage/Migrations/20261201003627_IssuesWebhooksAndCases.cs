using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaborContracts.Storage.Migrations
{
    /// <inheritdoc />
    public partial class IssuesWebhooksAndCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Contracts_EmployerCode_CreatedAt_Id",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_PartnerCode_CreatedAt_Id",
                table: "Contracts");

            migrationBuilder.AddColumn<string>(
                name: "District",
                table: "Contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Calendars",
                columns: table => new
                {
                    EmployerCode = table.Column<string>(type: "TEXT", nullable: false),
                    TokenIndex = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Calendars", x => x.EmployerCode);
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Inspector = table.Column<string>(type: "TEXT", nullable: false),
                    District = table.Column<string>(type: "TEXT", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NeedsApproval = table.Column<bool>(type: "INTEGER", nullable: false),
                    ApprovedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ApprovedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IssueLines",
                columns: table => new
                {
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    WorkerIndex = table.Column<string>(type: "TEXT", nullable: true),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Code = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssueLines", x => new { x.IssueId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "IssueParts",
                columns: table => new
                {
                    IssueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssueParts", x => new { x.IssueId, x.Part });
                });

            migrationBuilder.CreateTable(
                name: "Issues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EmployerCode = table.Column<string>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    Bilingual = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    LastLine = table.Column<int>(type: "INTEGER", nullable: false),
                    Ready = table.Column<int>(type: "INTEGER", nullable: false),
                    Faulty = table.Column<int>(type: "INTEGER", nullable: false),
                    Issued = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: true),
                    CheckedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Issues", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RefusedLooks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefusedLooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WebhookDeliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WebhookId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectState = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    DeliveredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    LastProblem = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookDeliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Webhooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EmployerCode = table.Column<string>(type: "TEXT", nullable: false),
                    Events = table.Column<string>(type: "TEXT", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DisabledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DisabledFor = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Webhooks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_EmployerCode_CreatedAt_Id_District",
                table: "Contracts",
                columns: new[] { "EmployerCode", "CreatedAt", "Id", "District" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_PartnerCode_CreatedAt_Id_District",
                table: "Contracts",
                columns: new[] { "PartnerCode", "CreatedAt", "Id", "District" });

            migrationBuilder.CreateIndex(
                name: "IX_Calendars_TokenIndex",
                table: "Calendars",
                column: "TokenIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_District_OpenedAt_Id",
                table: "Cases",
                columns: new[] { "District", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Inspector_OpenedAt_Id",
                table: "Cases",
                columns: new[] { "Inspector", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IssueLines_ContractId",
                table: "IssueLines",
                column: "ContractId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IssueLines_IssueId_State_Number",
                table: "IssueLines",
                columns: new[] { "IssueId", "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Issues_EmployerCode_Document_Sha256",
                table: "Issues",
                columns: new[] { "EmployerCode", "Document", "Sha256" });

            migrationBuilder.CreateIndex(
                name: "IX_Issues_EndedAt",
                table: "Issues",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Issues_State",
                table: "Issues",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_At",
                table: "WebhookDeliveries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_WebhookId_Id",
                table: "WebhookDeliveries",
                columns: new[] { "WebhookId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_WebhookId_NextAttemptAt",
                table: "WebhookDeliveries",
                columns: new[] { "WebhookId", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Webhooks_EmployerCode",
                table: "Webhooks",
                column: "EmployerCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Calendars");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "IssueLines");

            migrationBuilder.DropTable(
                name: "IssueParts");

            migrationBuilder.DropTable(
                name: "Issues");

            migrationBuilder.DropTable(
                name: "RefusedLooks");

            migrationBuilder.DropTable(
                name: "WebhookDeliveries");

            migrationBuilder.DropTable(
                name: "Webhooks");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_EmployerCode_CreatedAt_Id_District",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_PartnerCode_CreatedAt_Id_District",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "District",
                table: "Contracts");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_EmployerCode_CreatedAt_Id",
                table: "Contracts",
                columns: new[] { "EmployerCode", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_PartnerCode_CreatedAt_Id",
                table: "Contracts",
                columns: new[] { "PartnerCode", "CreatedAt", "Id" });
        }
    }
}
