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
            migrationBuilder.AddColumn<int>(
                name: "Taken",
                table: "PeerReviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsAfterReviews",
                table: "FinalWorkVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "FinalWorkVersions",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Revised",
                table: "FinalWorks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "RevisionNote",
                table: "FinalWorks",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

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

            migrationBuilder.DropColumn(
                name: "Taken",
                table: "PeerReviews");

            migrationBuilder.DropColumn(
                name: "IsAfterReviews",
                table: "FinalWorkVersions");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "FinalWorkVersions");

            migrationBuilder.DropColumn(
                name: "Revised",
                table: "FinalWorks");

            migrationBuilder.DropColumn(
                name: "RevisionNote",
                table: "FinalWorks");
        }
    }
}
