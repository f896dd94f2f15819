using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaborContracts.Storage.Migrations
{
    /// <inheritdoc />
    public partial class LooksAndRetention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Look",
                table: "Trail",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ShreddedAt",
                table: "Contracts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Erasures",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    FileMark = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => new { x.Sha256, x.FileMark });
                });

            migrationBuilder.CreateTable(
                name: "Holds",
                columns: table => new
                {
                    RootId = table.Column<Guid>(type: "TEXT", nullable: false),
                    For = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holds", x => new { x.RootId, x.For });
                });

            migrationBuilder.CreateTable(
                name: "Looks",
                columns: table => new
                {
                    Mark = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Looks", x => x.Mark);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Looks_Day",
                table: "Looks",
                column: "Day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Erasures");

            migrationBuilder.DropTable(
                name: "Holds");

            migrationBuilder.DropTable(
                name: "Looks");

            migrationBuilder.DropColumn(
                name: "Look",
                table: "Trail");

            migrationBuilder.DropColumn(
                name: "ShreddedAt",
                table: "Contracts");
        }
    }
}
