namespace Coordinator.Dashboard.Tests.Browsers;

/// <summary>The browser that this machine has. Nothing is downloaded for the tests.</summary>
static class Chromium
{
    /// <summary>Names the browser's program where it is at none of the usual places.</summary>
    public const string Variable = "COORDINATOR_CHROMIUM";

    static readonly string[] Names =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/usr/bin/microsoft-edge", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    /// <summary>Where it is; null when there is none.</summary>
    public static string? Path { get; } =
        Environment.GetEnvironmentVariable(Variable) ?? Names.Concat(OnWindows()).FirstOrDefault(File.Exists);

    /// <summary>What it is started with: it shall ask nobody but the host, and draw without a screen.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
        // Chromium's sandbox does not run as root, which builds in containers are.
        .. OperatingSystem.IsLinux() && Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(),
    ];

    static IEnumerable<string> OnWindows() =>
        from folder in new[] { "ProgramFiles", "ProgramFiles(x86)", "LocalAppData" }
        let root = Environment.GetEnvironmentVariable(folder)
        where root is not null
        from program in new[] { @"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe" }
        select System.IO.Path.Combine(root, program);
}
