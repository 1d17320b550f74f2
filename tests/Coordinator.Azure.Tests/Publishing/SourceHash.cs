using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Coordinator.TestKit;

namespace Coordinator.Azure.Tests.Publishing;

/// <summary>Tells whether a build would find the sources that an earlier one found.</summary>
static class SourceHash
{
    /// <summary>Made by builds themselves.</summary>
    static readonly HashSet<string> Made = new(StringComparer.Ordinal) { "bin", "obj" };

    /// <summary>Files of the root that every build reads.</summary>
    static readonly string[] Common =
        ["Directory.*", "global.json", "nuget.config", "NuGet.config", "BannedSymbols.txt", ".editorconfig"];

    /// <summary>A hash over names and contents of all files in some folders, and over what every build reads.</summary>
    /// <param name="folders">The folders, from the root.</param>
    public static string Of(params IEnumerable<string> folders) => Of(new DirectoryInfo(Repository.Root), folders);

    /// <summary>The same of another root.</summary>
    internal static string Of(DirectoryInfo root, IEnumerable<string> folders)
    {
        var files = Common.SelectMany(root.GetFiles)
            .Concat(folders.SelectMany(folder => Walk(new DirectoryInfo(Path.Combine(root.FullName, folder)))))
            .Select(file => (Name: Path.GetRelativePath(root.FullName, file.FullName), file.FullName))
            .Distinct().OrderBy(file => file.Name, StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(RuntimeInformation.FrameworkDescription));
        foreach (var (name, path) in files)
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(path)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles().Concat(
        folder.EnumerateDirectories().Where(child => !Made.Contains(child.Name)).SelectMany(Walk));
}
