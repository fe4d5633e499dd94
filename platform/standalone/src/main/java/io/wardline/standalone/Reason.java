package io.wardline.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file or folder could not be used, in words: many exceptions of the file system say its path and nothing else. */
final class Reason {
    private Reason() {}

    /** The same of the failure within. */
    static String of(UncheckedIOException failure) {
        var within = failure.getCause();
        return within == null ? String.valueOf(failure.getMessage()) : of(within);
    }

    /** A clause without a capital or a full stop; it does not repeat the path. */
    static String of(IOException failure) {
        return switch (failure) {
            case FileAlreadyExistsException _, NotDirectoryException _ -> "it is a file, not a folder";
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file or folder";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case IOException other -> String.valueOf(other.getMessage());
        };
    }
}
