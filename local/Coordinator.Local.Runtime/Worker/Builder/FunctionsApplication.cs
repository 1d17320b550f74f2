using System.Reflection;
using System.Runtime.CompilerServices;
using Coordinator.Local.Runtime.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The way in: a Functions application starts here.</summary>
public class FunctionsApplication
{
    /// <summary>
    /// A builder with the usual defaults. The application's functions are the public methods with a
    /// <see cref="FunctionAttribute"/> in the assembly that makes this call, so call it where they are:
    /// it need not be the one that the process was started with.
    /// </summary>
    /// <param name="args">The command line; <c>--urls</c> and any other setting may stand in it.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        Assembly assembly = FunctionAssembly.Find(Assembly.GetCallingAssembly());
        return CreateBuilder(args, assembly, assembly.GetExportedTypes());
    }

    /// <summary>The same for tests, which host a few of the functions of an assembly.</summary>
    internal static FunctionsApplicationBuilder CreateBuilder(string[] args, Assembly assembly, IEnumerable<Type> types)
        => new(args, assembly, types);
}
