using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaborContracts.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Cases : Migration
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

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_EmployerCode_CreatedAt_Id_District",
                table: "Contracts",
                columns: new[] { "EmployerCode", "CreatedAt", "Id", "District" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_PartnerCode_CreatedAt_Id_District",
                table: "Contracts",
                columns: new[] { "PartnerCode", "CreatedAt", "Id", "District" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_District_OpenedAt_Id",
                table: "Cases",
                columns: new[] { "District", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Inspector_OpenedAt_Id",
                table: "Cases",
                columns: new[] { "Inspector", "OpenedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "RefusedLooks");

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
