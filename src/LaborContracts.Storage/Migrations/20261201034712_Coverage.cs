using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaborContracts.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Coverage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "BelowMinimumWageFrom",
                table: "Contracts",
                type: "TEXT",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
