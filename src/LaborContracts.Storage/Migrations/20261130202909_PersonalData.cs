using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaborContracts.Storage.Migrations
{
    /// <inheritdoc />
    public partial class PersonalData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Codes of before were in clear and have long run out; keys that callers chose were in clear, and hashes of terms could be guessed.
            migrationBuilder.Sql("DELETE FROM \"Outbox\"");
            migrationBuilder.Sql("DELETE FROM \"Idempotency\"");

            migrationBuilder.DropColumn(
                name: "Code",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "PhoneMasked",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Text",
                table: "Outbox");

            migrationBuilder.AddColumn<byte[]>(
                name: "Sealed",
                table: "Outbox",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "WrappedKey",
                table: "Outbox",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "FileMark",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PhoneIndex",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CodeCounts",
                columns: table => new
                {
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CodeCounts", x => new { x.Subject, x.Day });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_At",
                table: "Outbox",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_CodeCounts_Day",
                table: "CodeCounts",
                column: "Day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CodeCounts");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_At",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Sealed",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "WrappedKey",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "FileMark",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "PhoneIndex",
                table: "Accounts");

            migrationBuilder.AddColumn<string>(
                name: "Code",
                table: "Outbox",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PhoneMasked",
                table: "Outbox",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Text",
                table: "Outbox",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
