namespace Stazh.Learn.Web;

/// <summary>Settings under <c>Stazh</c>; the table in README documents each.</summary>
public sealed class StazhSettings
{
    public const string Section = "Stazh";

    public string? Database { get; set; }

    public string? DataFolder { get; set; }

    public string DemoPassword { get; set; } = "stazh-demo-2026";

    public bool Demo { get; set; }

    /// <summary>Address people use, for links in mails and QR codes; by default that of the request.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Name of the organisation that runs the platform, as it stands in documents and consents.</summary>
    public string Operator { get; set; } = "Организация-оператор";

    public string MailFrom { get; set; } = "robot@stazh.example";

    /// <summary><c>host:port</c>; empty puts mail into the pickup folder.</summary>
    public string? Smtp { get; set; }

    public string? SmtpUser { get; set; }

    public string? SmtpPassword { get; set; }

    public long UploadLimitMegabytes { get; set; } = 500;

    /// <summary>All files of one person together.</summary>
    public long PersonQuotaMegabytes { get; set; } = 3000;

    /// <summary>Longest term of a site's status .</summary>
    public int SiteStatusYears { get; set; } = 3;

    /// <summary>Month and day by which a site sends its annual report (001 p. 3.2.6).</summary>
    public string ReportDue { get; set; } = "10-30";

    /// <summary>Months after an internship in which its package of materials is due .</summary>
    public int PackageDueMonths { get; set; } = 1;

    /// <summary>Whether this node handles the outbox and other background work.</summary>
    public bool Workers { get; set; } = true;

    /// <summary>Requests a person may send in ten seconds before 429.</summary>
    public int RequestsPerTenSeconds { get; set; } = 200;

    /// <summary>Requests to the read API from one address in a minute before 429.</summary>
    public int ApiRequestsPerMinute { get; set; } = 120;

    /// <summary>Whether this node asks the addresses of the registry once a week.</summary>
    public bool CheckLinks { get; set; } = true;

    /// <summary>Sign-in attempts from one address in a minute before 429.</summary>
    public int SignInsPerMinute { get; set; } = 30;
}

/// <summary>Where the program keeps its database, files, keys and mail pickup; outside wwwroot.</summary>
public sealed class DataFolder
{
    public DataFolder(IConfiguration configuration, IHostEnvironment environment)
    {
        Path = configuration["Stazh:DataFolder"] is { Length: > 0 } given ? given : System.IO.Path.Combine(ContentFolder.Repository(environment.ContentRootPath), ".data");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string Sub(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
}

/// <summary>The texts of /content: beside the program when published, above the project while developing.</summary>
public sealed class ContentFolder(IHostEnvironment environment)
{
    public string Path { get; } = System.IO.Path.Combine(Repository(environment.ContentRootPath), "content");

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    internal static string Repository(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(System.IO.Path.Combine(folder.FullName, "content", "programmes")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder 'content/programmes' at or above {contentRoot}.");
    }
}
