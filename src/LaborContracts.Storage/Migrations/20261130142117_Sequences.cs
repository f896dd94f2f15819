using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaborContracts.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Sequences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SequenceHeads",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    Leaf = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Index = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SequenceHeads", x => new { x.Key, x.Length });
                });

            migrationBuilder.CreateTable(
                name: "Sequences",
                columns: table => new
                {
                    EmployerCode = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    Head = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sequences", x => x.EmployerCode);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SequenceHeads_BatchId_Index",
                table: "SequenceHeads",
                columns: new[] { "BatchId", "Index" });

            migrationBuilder.CreateIndex(
                name: "IX_Sequences_Key",
                table: "Sequences",
                column: "Key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SequenceHeads");

            migrationBuilder.DropTable(
                name: "Sequences");
        }
    }
}
