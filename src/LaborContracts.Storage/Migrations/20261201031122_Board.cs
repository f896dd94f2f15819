using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaborContracts.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Board : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ConcludedAt",
                table: "Contracts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OfferedAt",
                table: "Contracts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OpenChanges",
                table: "Contracts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Of documents of before these days were kept: the PDF was stored with the offer, the leaf with the conclusion.
            migrationBuilder.Sql(
                """
                UPDATE "Contracts" SET
                  "OfferedAt" = (SELECT MIN(d."StoredAt") FROM "Documents" d WHERE d."ContractId" = "Contracts"."Id"),
                  "ConcludedAt" = (SELECT l."RecordedAt" FROM "Leaves" l
                    WHERE l."Key" = "Contracts"."Key" AND l."Revision" = "Contracts"."Revision" AND l."Kind" = 1)
                WHERE "DocumentSha256" IS NOT NULL
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_EmployerCode_Kind_DueOn_ContractId",
                table: "Deadlines",
                columns: new[] { "EmployerCode", "Kind", "DueOn", "ContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_EmployerCode_Document_CreatedAt_Id",
                table: "Contracts",
                columns: new[] { "EmployerCode", "Document", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_EmployerCode_OpenChanges",
                table: "Contracts",
                columns: new[] { "EmployerCode", "OpenChanges" },
                filter: "\"OpenChanges\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Standings",
                table: "Contracts",
                columns: new[] { "EmployerCode", "State", "CreatedAt", "Id", "Document", "District", "AwaitingTimestamp", "OfferedAt", "ConcludedAt", "ShreddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_PartnerCode_State",
                table: "Contracts",
                columns: new[] { "PartnerCode", "State" },
                filter: "\"PartnerCode\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Deadlines_EmployerCode_Kind_DueOn_ContractId",
                table: "Deadlines");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_EmployerCode_Document_CreatedAt_Id",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_EmployerCode_OpenChanges",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_Standings",
                table: "Contracts");

            migrationBuilder.DropIndex(
                name: "IX_Contracts_PartnerCode_State",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "ConcludedAt",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "OfferedAt",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "OpenChanges",
                table: "Contracts");
        }
    }
}
