using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Finds the assembly whose functions an application serves.</summary>
static class FunctionAssembly
{
    /// <summary>
    /// The caller, when it has functions. Otherwise the one loaded assembly that has: the compiler may merge a short
    /// method that makes the builder into that method's caller, which is then the launcher and not the application.
    /// </summary>
    /// <param name="caller">The assembly that seems to have made the builder.</param>
    /// <exception cref="InvalidOperationException">Several loaded assemblies have functions.</exception>
    public static Assembly Find(Assembly caller) => Find(caller, AssemblyLoadContext.Default.Assemblies);

    /// <summary>The same among given assemblies.</summary>
    public static Assembly Find(Assembly caller, IEnumerable<Assembly> loaded)
    {
        if (HasFunctions(caller))
            return caller;
        List<Assembly> found = [.. loaded.Where(assembly => MayHave(assembly) && HasFunctions(assembly))];
        return found.Count switch
        {
            0 => caller,
            1 => found[0],
            _ => throw new InvalidOperationException(
                $"{caller.GetName().Name} has no functions, and these all have: "
                + $"{string.Join(", ", found.Select(assembly => assembly.GetName().Name))}. "
                + "Make the builder in the assembly whose functions are meant."),
        };
    }

    static bool MayHave(Assembly assembly)
    {
        string runtime = typeof(FunctionAttribute).Assembly.GetName().Name!;
        return !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(name => name.Name == runtime);
    }

    static bool HasFunctions(Assembly assembly)
        => assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(FunctionDiscovery.AnyPublic))
            .Any(method => method.IsDefined(typeof(FunctionAttribute)));
}
