using Coordinator.Infra.Tests.Support;
using Coordinator.TestKit;

namespace Coordinator.Infra.Tests.Syntax;

/// <summary>
/// The Bicep grammar of tree-sitter, on Node.js: it needs no compiler, so files are parsed wherever the tests run. It
/// is installed by the first run, beside its lock file.
/// </summary>
static class Grammar
{
    static readonly string Folder = Repository.PathOf("tests", "Coordinator.Infra.Tests", "Syntax");
    static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>The syntax errors, each as <c>file:line:column: what</c>.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(IEnumerable<string> files)
    {
        await Installed.Value;
        var parsed = await Tool.RunAsync("node", Folder, ["parse.cjs", .. files]);
        if (parsed.ExitCode > 1)
            parsed.Required();
        return parsed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    static async Task InstallAsync()
    {
        if (File.Exists(Path.Combine(Folder, "node_modules", "tree-sitter-bicep", "tree-sitter-bicep.wasm")))
            return;
        // The grammar is there as WebAssembly: scripts would only build what is not used.
        (await Tool.RunAsync("npm", Folder, "ci", "--ignore-scripts", "--no-progress")).Required();
    }
}
