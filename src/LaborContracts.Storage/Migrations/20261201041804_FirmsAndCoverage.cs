using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaborContracts.Storage.Migrations
{
    /// <inheritdoc />
    public partial class FirmsAndCoverage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "BelowMinimumWageFrom",
                table: "Contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FirmApplications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreditCode = table.Column<string>(type: "TEXT", nullable: false),
                    FirmName = table.Column<string>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    AppliedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LicenceType = table.Column<string>(type: "TEXT", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirmApplications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FirmLicences",
                columns: table => new
                {
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirmLicences", x => x.ApplicationId);
                    table.ForeignKey(
                        name: "FK_FirmLicences_FirmApplications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "FirmApplications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_Kind_DueOn_ContractId",
                table: "Deadlines",
                columns: new[] { "Kind", "DueOn", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_District_BelowMinimumWageFrom",
                table: "Contracts",
                columns: new[] { "District", "BelowMinimumWageFrom" },
                filter: "\"BelowMinimumWageFrom\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_District_State_Document_EmployerCode_ShreddedAt",
                table: "Contracts",
                columns: new[] { "District", "State", "Document", "EmployerCode", "ShreddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FirmApplications_Fingerprint",
                table: "FirmApplications",
                column: "Fingerprint",
                unique: true,
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_FirmApplications_State_Id",
                table: "FirmApplications",
                columns: new[] { "State", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FirmLicences");

            migrationBuilder.DropTable(
                name: "FirmApplications");

            migrationBuilder.DropIndex(
                name: "IX_Deadlines_Kind_DueOn_ContractId",
                table: "Deadlines");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_District_BelowMinimumWageFrom",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_District_State_Document_EmployerCode_ShreddedAt",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "BelowMinimumWageFrom",
                table: "Contracts");
        }
    }
}
