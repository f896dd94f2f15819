using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaborContracts.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Successors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Contracts_Key",
                table: "Contracts");

            migrationBuilder.AddColumn<string>(
                name: "Document",
                table: "Contracts",
                type: "TEXT",
                nullable: false,
                defaultValue: "labor-contract");

            migrationBuilder.AddColumn<int>(
                name: "LatestRevision",
                table: "Contracts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "PartnerCode",
                table: "Contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Contracts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "RootId",
                table: "Contracts",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // Until now no document followed another.
            migrationBuilder.Sql("UPDATE \"Contracts\" SET \"RootId\" = \"Id\"");

            migrationBuilder.CreateTable(
                name: "Deadlines",
                columns: table => new
                {
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EmployerCode = table.Column<string>(type: "TEXT", nullable: false),
                    WorkerIndex = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deadlines", x => new { x.ContractId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "Statuses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    DocumentSha256 = table.Column<string>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Transaction = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Statuses", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_EmployerCode_WorkerIndex",
                table: "Contracts",
                columns: new[] { "EmployerCode", "WorkerIndex" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Key_Revision",
                table: "Contracts",
                columns: new[] { "Key", "Revision" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_PartnerCode_CreatedAt_Id",
                table: "Contracts",
                columns: new[] { "PartnerCode", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_RootId",
                table: "Contracts",
                column: "RootId");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_EmployerCode_DueOn",
                table: "Deadlines",
                columns: new[] { "EmployerCode", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_WorkerIndex_DueOn",
                table: "Deadlines",
                columns: new[] { "WorkerIndex", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Statuses_Key_Revision",
                table: "Statuses",
                columns: new[] { "Key", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Statuses_SeenAt_DueOn",
                table: "Statuses",
                columns: new[] { "SeenAt", "DueOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Deadlines");

            migrationBuilder.DropTable(
                name: "Statuses");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_EmployerCode_WorkerIndex",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_Key_Revision",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_PartnerCode_CreatedAt_Id",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_RootId",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "Document",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "LatestRevision",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "PartnerCode",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "RootId",
                table: "Contracts");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Key",
                table: "Contracts",
                column: "Key",
                unique: true);
        }
    }
}
