using Casus.Cli;

// Answered before anything else is loaded: scripts ask for it often.
if (args is ["--version"])
{
    Console.Out.WriteLine(Product.Version);
    return 0;
}

return await CasusCommand.RunAsync(args).ConfigureAwait(false);
