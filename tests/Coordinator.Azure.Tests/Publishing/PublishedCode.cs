using System.Reflection;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Azure.Tests.Publishing;

/// <summary>
/// The assemblies of a folder beside those of the tests, where the stand-ins have the same names. The shared frameworks
/// are common to both, so that their types can be passed to and fro.
/// </summary>
/// <param name="main">The assembly whose dependencies are loaded.</param>
sealed class PublishedCode(string main) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(main))
{
    static readonly HashSet<string> Frameworks =
        [.. NamesBeside(typeof(object).Assembly), .. NamesBeside(typeof(HttpContext).Assembly)];

    readonly AssemblyDependencyResolver _resolver = new(main);

    /// <summary>The assembly whose dependencies are loaded.</summary>
    public Assembly Main => LoadFromAssemblyPath(main);

    /// <summary>An assembly by its simple name.</summary>
    public Assembly Named(string name) => LoadFromAssemblyName(new AssemblyName(name));

    /// <summary>A type by its names, public or not.</summary>
    public Type Type(string assembly, string name) => Named(assembly).GetType(name, throwOnError: true)!;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Frameworks.Contains(assemblyName.Name!))
            return null;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    static IEnumerable<string> NamesBeside(Assembly assembly) =>
        Directory.GetFiles(Path.GetDirectoryName(assembly.Location)!, "*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file)!);
}
