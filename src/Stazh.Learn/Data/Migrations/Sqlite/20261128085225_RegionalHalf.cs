using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Stazh.Learn.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RegionalHalf : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LoadedContent",
                columns: table => new
                {
                    Part = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoadedContent", x => x.Part);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LoadedContent");
        }
    }
}
