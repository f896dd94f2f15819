using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaborContracts.Storage.Migrations
{
    /// <inheritdoc />
    public partial class PhoneIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PhoneIndex",
                table: "Contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_EmployerCode_PhoneIndex",
                table: "Contracts",
                columns: new[] { "EmployerCode", "PhoneIndex" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Contracts_EmployerCode_PhoneIndex",
                table: "Contracts");

            migrationBuilder.DropColumn(
                name: "PhoneIndex",
                table: "Contracts");
        }
    }
}
